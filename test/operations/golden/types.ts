import type { IDataObject } from 'n8n-workflow';

/** A request as a golden file has it. */
export interface GoldenRequest {
	/** `GET /orders/{}`; of another address of the platform: `graph: GET /users` */
	request: string;
	query?: Record<string, string | string[]>;
	headers?: Record<string, string>;
	body?: unknown;
}

/** What one run of an operation was given, what it sent, and what it put out: a reviewed text, and an example of the API. */
export interface Golden {
	parameters: IDataObject;
	requests: GoldenRequest[];
	output?: IDataObject[];
	/** The files of the output, one for an item. */
	files?: IDataObject[];
	error?: string;
}

/** The runs of an operation by name. */
export type Runs = Record<string, Golden>;
