// ruleid: area-network-javascript
import axios from "axios";

export async function load(id: string) {
	// ruleid: area-network-javascript
	const first = await axios.get(`https://api.example.com/items/${id}`);
	// ruleid: area-network-javascript
	const second = await fetch("https://api.example.com/items");
	// ok: area-network-javascript
	return [first.data, second.status].map(String);
}

// ok: area-network-javascript
export const cache = new Map<string, string>();
