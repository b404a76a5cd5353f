// ruleid: area-payment-javascript
import Stripe from "stripe";

// ruleid: area-payment-javascript
const stripe = new Stripe(process.env.STRIPE_KEY ?? "");

export async function pay(amount: number) {
	// ruleid: area-payment-javascript
	const intent = await stripe.paymentIntents.create({ amount, currency: "eur" });
	// ok: area-payment-javascript
	return String(intent.id);
}

// ok: area-payment-javascript
export const names = ["a", "b"].map((name) => name.trim());
