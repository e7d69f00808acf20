import {
	jsonParse,
	NodeOperationError,
	validateFieldType,
	type AssignmentCollectionValue,
	type AssignmentValue,
	type FieldType,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { collection, describeStandIn, field } from './describe';
import { withPath } from './paths';

/** Edit Fields (Set) 3.4: assignments with their types, or one JSON object; dot notation. */
export class EditFields implements INodeType {
	description = describeStandIn(
		'Edit Fields',
		[
			field('mode', 'string', 'manual'),
			field('assignments', 'assignmentCollection', {}),
			field('jsonOutput', 'json', '{}'),
			field('includeOtherFields', 'boolean', false),
			collection('options', 'stripBinary'),
		],
		{ version: 3.4 },
	);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const rows = this.getInputData().map((data, item) => {
			const keeps = this.getNodeParameter('includeOtherFields', item) as boolean;
			const { stripBinary = false } = this.getNodeParameter('options', item) as { stripBinary?: boolean };
			const kept = keeps ? data.json : {};
			const raw = this.getNodeParameter('mode', item) === 'raw';
			const json = raw ? { ...kept, ...rawFields.call(this, item) } : assignedFields.call(this, item, kept);
			const binary = keeps && !stripBinary && data.binary ? { binary: data.binary } : {};
			return { json, ...binary, pairedItem: { item } };
		});
		return [rows];
	}
}

function rawFields(this: IExecuteFunctions, item: number): IDataObject {
	const json = this.getNodeParameter('jsonOutput', item) as string | IDataObject;
	return typeof json === 'string' ? jsonParse<IDataObject>(json) : json;
}

function assignedFields(this: IExecuteFunctions, item: number, kept: IDataObject): IDataObject {
	const { assignments = [] } = this.getNodeParameter('assignments', item) as Partial<AssignmentCollectionValue>;
	return assignments.reduce((json, assignment) => {
		const checked = checkType(assignment);
		if (checked.valid) return withPath(json, assignment.name, checked.newValue);
		throw new NodeOperationError(this.getNode(), checked.errorMessage ?? 'wrong type', { itemIndex: item });
	}, kept);
}

function checkType({ name, value, type }: AssignmentValue) {
	// Nothing to convert: the built-in node passes null on as well.
	if (value === null || value === undefined) return { valid: true as const, newValue: null };
	return validateFieldType(name, value, (type ?? 'string') as FieldType);
}
