import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

type Value = INodeParameters[string];

/**
 * One node for two intents: where their parameters differ, an expression takes the value from the item.
 * @returns the parameters, and an item for each intent
 */
export function bothIntents(
	first: INodeParameters,
	second: INodeParameters,
): { parameters: INodeParameters; items: INodeExecutionData[] } {
	const values: Array<[Value, Value]> = [];
	const merge = (a: Value, b: Value): Value => {
		if (JSON.stringify(a) === JSON.stringify(b)) return a;
		if (Array.isArray(a)) return a.map((one, index) => merge(one as Value, (b as Value[])[index])) as Value;
		if (typeof a === 'object' && a !== null) {
			return Object.fromEntries(
				Object.entries(a).map(([name, one]) => [name, merge(one as Value, (b as INodeParameters)[name])]),
			);
		}
		values.push([a, b]);
		return `={{ $json.v${values.length - 1} }}`;
	};
	const parameters = merge(first, second) as INodeParameters;
	const item = (side: 0 | 1) => ({
		json: Object.fromEntries(values.map((pair, index) => [`v${index}`, String(pair[side])])),
	});
	return { parameters, items: [item(0), item(1)] };
}
