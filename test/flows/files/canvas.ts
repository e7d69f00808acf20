import type { INode } from 'n8n-workflow';

/** How n8n draws a flow, as far as tidiness needs it. Sizes in pixels, as its canvas has them. */

interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** A wire from an output of one node to the input of another. */
export interface Wire {
	from: INode;
	to: INode;
	output: number;
	outputs: number;
}

const NODE = 96;

/** A node's square, without the name below it. */
export const boxOf = ({ position: [left, top] }: INode): Box => ({ left, top, right: left + NODE, bottom: top + NODE });

/** The surface of a sticky note. */
export const noteBox = ({ position: [left, top], parameters }: INode): Box => ({
	left,
	top,
	right: left + Number(parameters.width),
	bottom: top + Number(parameters.height),
});

export const overlap = (one: Box, other: Box): boolean =>
	one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Points along a wire: n8n draws it as a cubic curve whose ends are level. */
export function pointsOf({ from, to, output, outputs }: Wire): Array<[number, number]> {
	const [x1, y1] = [from.position[0] + NODE, from.position[1] + (NODE * (output + 1)) / (outputs + 1)];
	const [x2, y2] = [to.position[0], to.position[1] + NODE / 2];
	// Both control points lie in the middle between the ends.
	const middle = (x1 + x2) / 2;
	return Array.from({ length: 39 }, (_, index) => {
		const t = (index + 1) / 40;
		const x = x1 * (1 - t) ** 3 + 3 * middle * t * (1 - t) + x2 * t ** 3;
		return [x, y1 + (y2 - y1) * (3 * t ** 2 - 2 * t ** 3)];
	});
}

/** Whether two wires cross somewhere between their ends. */
export function cross(one: Wire, other: Wire): boolean {
	if (one.from === other.from || one.to === other.to) return false;
	const [first, second] = [pointsOf(one), pointsOf(other)];
	return first.slice(1).some((end, i) => second.slice(1).some((last, j) => meets([first[i], end], [second[j], last])));
}

type Line = [[number, number], [number, number]];

/** Whether two straight pieces cross: the ends of each are on different sides of the other. */
function meets([a, b]: Line, [c, d]: Line): boolean {
	const side = ([px, py]: number[], [qx, qy]: number[], [rx, ry]: number[]) =>
		(qx - px) * (ry - py) - (qy - py) * (rx - px);
	return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
