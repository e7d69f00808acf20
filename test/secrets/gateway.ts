import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import { cut, startRecorder, type Answer, type Received, type Send } from '../support/recorder';
import { core, secret } from './canary';

/** What becomes of a request: a refusal that repeats all that was sent, or an answer that is lost after the platform did it. */
export type Fault = 'lost' | number;

/** How a refusal's body looks: data, or a page of a proxy in between. */
export type Form = 'json' | 'html';

/** What is between a node and the recorder. */
export interface Gateway {
	url: string;
	/** Method and address of the requests to the API, in the order in which they came. */
	requests: string[];
	/** Starts over: from the request with this number on, all of its kind end like this. */
	spoil(fault?: Fault, from?: number, form?: Form): void;
	/** From now on the sign-in refuses like this; undefined = it works. */
	refuseSignIn(status?: number): void;
	stop(): Promise<void>;
}

const SIGN_IN = /\/token(\/v3)?$/;

/** All that was sent, in one text. */
const echoOf = ({ method, url, headers, body }: Received): string =>
	`${method} ${url} ${JSON.stringify(headers)} ${body} ${decodeURIComponent(url)}`;

/** The same refusal in the words of each platform. */
const refusalOf = (text: string): IDataObject => ({
	code: 'C1',
	errorCode: 'C1',
	message: text,
	description: text,
	error_description: text,
	additionalDetails: [text],
	data: [text],
});

function echo(request: Received, status: number, form: Form): Answer {
	const text = echoOf(request);
	return form === 'html'
		? { status, headers: { 'content-type': 'text/html' }, body: `<html>${text}</html>` }
		: { status, headers: { 'retry-after': '1' }, body: refusalOf(text) };
}

/** Every token is another one, and each is a canary. */
function tokenAnswer(number: number): IDataObject {
	// Characters that a header may hold.
	const token = `${core('token', `access${number}`)}-._~+/==`;
	return {
		token,
		access_token: token,
		refresh_token: secret('token', `refresh${number}`),
		expiresInSeconds: 1500,
		expires_in: '3599',
	};
}

/**
 * A server that signs in with canaries, hands all else on to another one and can spoil it.
 * @param target address of the other one
 * @param change what is made of each JSON answer
 */
export async function startGateway(target: string, change: (body: unknown) => unknown): Promise<Gateway> {
	const requests: string[] = [];
	let tokens = 0;
	let signInStatus: number | undefined;
	let plan: { fault?: Fault; from: number; form: Form } = { from: 0, form: 'json' };

	async function handOn(request: Received): Promise<Answer> {
		const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
		const {
			status,
			headers: given,
			data,
		} = await axios.request<string>({
			method: request.method,
			url: target + request.url,
			headers,
			data: request.body || undefined,
			responseType: 'text',
			transformResponse: [],
			validateStatus: () => true,
			maxRedirects: 0,
			proxy: false,
		});
		const location = typeof given.location === 'string' ? given.location : undefined;
		if (given['content-type'] === undefined || data === '') return { status, headers: { location } };
		const type = String(given['content-type']);
		const body = type.includes('json') ? JSON.stringify(change(JSON.parse(data))) : data;
		return { status, headers: { location, 'content-type': type }, body };
	}

	/** Does what was asked for, and loses the answer. */
	async function lose({ method, url, body }: Received): Promise<Send> {
		await axios.request({
			method,
			url: target + url,
			data: body || undefined,
			headers: { 'content-type': 'application/json' },
			validateStatus: () => true,
			proxy: false,
		});
		return cut;
	}

	const { url, stop } = await startRecorder(async (request) => {
		if (SIGN_IN.test(request.path)) {
			if (signInStatus !== undefined) return echo(request, signInStatus, 'json');
			return { body: tokenAnswer((tokens += 1)) };
		}
		const { fault, from, form } = plan;
		const name = `${request.method} ${request.path}`;
		requests.push(name);
		if (fault === undefined || requests.length <= from || requests[from] !== name) return await handOn(request);
		return typeof fault === 'number' ? echo(request, fault, form) : await lose(request);
	});
	return {
		url,
		requests,
		spoil(fault, from = 0, form = 'json') {
			requests.length = 0;
			plan = { fault, from, form };
		},
		refuseSignIn(status) {
			signInStatus = status;
		},
		stop,
	};
}
