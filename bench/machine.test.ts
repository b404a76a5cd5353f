import { expect, it } from "vitest";
import { nameMachine } from "./machine.ts";

it("names a machine so that a file can bear it", () => {
	expect(nameMachine({ cpu: "AMD EPYC", cores: 2 })).toBe("amd-epyc-2-cores");
	expect(nameMachine({ cpu: "Intel(R) Xeon(R) CPU @ 2.20GHz", cores: 8 })).toBe(
		"intel-r-xeon-r-cpu-2-20ghz-8-cores",
	);
	expect(nameMachine({ cpu: "../../x", cores: 1 })).toBe("x-1-cores");
});
