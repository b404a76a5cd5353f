/**
 * The same items, read before they are asked for, up to `limit` at a time: what git does meanwhile costs nobody time. An
 * error comes to whoever asks for the item it stands at, never before.
 */
export function readAhead<Item>(items: AsyncIterable<Item>, limit: number): AsyncIterable<Item> {
	const source = items[Symbol.asyncIterator]();
	const queue: Promise<IteratorResult<Item>>[] = [];
	let isDone = false;
	let running = false;
	const fill = async (): Promise<void> => {
		if (running) return;
		running = true;
		while (!isDone && queue.length < limit) {
			const next = source.next();
			queue.push(next);
			isDone = await next.then(
				({ done }) => done === true,
				() => true,
			);
		}
		running = false;
	};
	void fill();
	return {
		async *[Symbol.asyncIterator]() {
			for (let next = queue.shift(); next; next = queue.shift()) {
				const { done, value } = await next;
				if (done === true) return;
				yield value;
				void fill();
			}
		},
	};
}
