import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { collection, describeStandIn, field } from './describe';
import { readPath } from './paths';

/** Split Out for one list: an item per entry, alone or together with the other fields. */
export class SplitOut implements INodeType {
	description = describeStandIn('Split Out', [
		field('fieldToSplitOut', 'string', ''),
		field('include', 'string', 'noOtherFields'),
		collection('options', 'destinationFieldName'),
	]);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const rows = this.getInputData().flatMap((data, item) => {
			const name = this.getNodeParameter('fieldToSplitOut', item) as string;
			const include = this.getNodeParameter('include', item) as string;
			if (name.includes(',') || !['noOtherFields', 'allOtherFields'].includes(include)) {
				throw new NodeOperationError(this.getNode(), 'The stand-in splits one field, alone or with all others');
			}
			const { destinationFieldName = '' } = this.getNodeParameter('options', item) as {
				destinationFieldName?: string;
			};
			const others = include === 'allOtherFields' ? withoutField(data.json, name) : undefined;
			return entriesOf(readPath(data.json, name)).map((entry) => ({
				json: rowOf(entry, destinationFieldName, name, others),
				pairedItem: { item },
			}));
		});
		return [rows];
	}
}

function entriesOf(value: unknown): unknown[] {
	if (value === undefined) return [];
	if (typeof value !== 'object' || value === null) return [value];
	return Array.isArray(value) ? value : Object.values(value);
}

/** An object becomes the item itself when it is alone and got no name. */
function rowOf(entry: unknown, destination: string, name: string, others?: IDataObject): IDataObject {
	const isAlone = !others && destination === '' && typeof entry === 'object' && entry !== null;
	if (isAlone) return entry as IDataObject;
	return { ...others, [destination || name]: entry as IDataObject };
}

function withoutField(json: IDataObject, name: string): IDataObject {
	const [first, ...rest] = name.split('.');
	const { [first]: inner, ...others } = json;
	if (!rest.length) return others;
	return { ...others, [first]: withoutField((inner ?? {}) as IDataObject, rest.join('.')) };
}
