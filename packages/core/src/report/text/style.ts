import type { Palette } from "../palette.ts";
import type { RenderContext } from "../render-context.ts";

/** What every section of the text output needs to draw itself. */
export interface Style {
	readonly paint: Palette;
	readonly width: number;
	readonly context: RenderContext;
}

/** A section is lines without line breaks; none at all when it has nothing to say. */
export type Lines = readonly string[];
