import type { Approval, Role } from "../model/index.ts";

/** So many people of a role. */
export interface Demand {
	readonly role: Role;
	readonly count: number;
}

interface Slot {
	readonly demand: number;
	readonly people: readonly string[];
}

/**
 * How many places of each demand can be filled when everybody fills one at most, whatever roles they have signed in: two
 * signatures of one person are never two people. Earlier demands are filled first.
 */
export function fillDemands(
	demands: readonly Demand[],
	approvals: readonly Pick<Approval, "role" | "person">[],
): readonly number[] {
	const slots: Slot[] = demands.flatMap(({ role, count }, demand) => {
		const people = [...new Set(approvals.filter((one) => one.role === role).map(({ person }) => person))];
		return Array.from({ length: Math.min(count, people.length) }, () => ({ demand, people }));
	});
	/** Which slot a person fills. */
	const taken = new Map<string, Slot>();
	const place = (slot: Slot, tried: Set<string>): boolean =>
		slot.people.some((person) => {
			if (tried.has(person)) return false;
			tried.add(person);
			const other = taken.get(person);
			if (other && !place(other, tried)) return false;
			taken.set(person, slot);
			return true;
		});
	const filled = demands.map(() => 0);
	for (const slot of slots) {
		if (place(slot, new Set())) filled[slot.demand] = (filled[slot.demand] ?? 0) + 1;
	}
	return filled;
}
