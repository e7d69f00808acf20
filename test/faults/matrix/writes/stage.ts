import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { readValues } from '../../../../nodes/shared/values';
import { credentialTypes, nodes } from '../../../../scripts/package';
import { createCore, type Core } from '../../../support/core';
import { cases, filledIn, givesFiles, type Case } from '../../../operations/cases';
import { withLinksTo } from '../../../operations/fixtures';
import { refusalOf } from '../../../operations/own';
import { hosts } from '../../../operations/platforms';

import type { Cell } from '../cell';
import { withTimeout, type Fault, type PlatformName } from '../faults';
import { leaks, markOf, toldByError } from '../mark';

import { startFaultyServer, TOKEN, type FaultyServer } from './server';

/** Plays writes before a server that knows their effects. */
export interface WriteStage {
	play(one: Case, fault: Fault, retry: boolean): Promise<Cell>;
	stop(): Promise<void>;
}

/** Whatever must not be shown stands in the credential under one of these names. */
const SECRET = /secret|password|refreshToken|apiKey/i;
const canary = (name: string) => `canary-${name}`;
const SECRETS = [TOKEN, ...['clientSecret', 'password', 'refreshToken', 'subscriptionApiKey'].map(canary)];

/** Fields that hold something of a person. */
const PERSONAL = /^(first|middle|last)Name$|^(email|password|login|phoneNumber|phone|streetAddress)$|^addressLine\d$/;

function personalTexts(value: unknown, name = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((row) => personalTexts(row, name));
	if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, inner]) => personalTexts(inner, key));
	return typeof value === 'string' && value !== '' && PERSONAL.test(name) ? [value] : [];
}

/** One screen of each write: with its required fields only, or with all where nothing would be asked for. */
export const writesOf = (platform: string): Case[] => {
	const played = cases.filter((one) => one.platform.name === platform && one.operation.write !== undefined
		&& one.way === 0 && one.variant === 'standard' && !(one.id in one.platform.notPlayed) && !givesFiles(one) && refusalOf(one) === undefined);
	return played.filter((one) => one.fill === 'required' || !played.some(({ id, fill }) => id === one.id && fill === 'required'));
};

/** With the engine's own times: those of a filled screen are too short for a pause. */
function patient({ options, ...parameters }: INodeParameters): INodeParameters {
	if (options === undefined) return parameters;
	const { retryFor: _, requestTimeout: __, waitAtMost: ___, ...others } = options as INodeParameters;
	return { ...parameters, options: others };
}

/** What the user asks for, in the platform's names. */
const wishOf = ({ node, operation }: Case, parameters: INodeParameters): IDataObject =>
	readValues(node.resource.vendor, operation, (name) => parameters[name], () => 'no key').body;

const turn = async () => await new Promise((resolve) => setImmediate(resolve));

async function coreOf(server: FaultyServer): Promise<Core> {
	return await createCore({
		nodes: Object.fromEntries(nodes.map((node) => [node.type, node.Node])),
		credentialTypes,
		credentials: Object.fromEntries(hosts.map(({ credential, data }) => {
			const own = Object.entries(data(server.url)).map(([name, value]) => [name, SECRET.test(name) ? canary(name) : value]);
			return [credential, { own: { name: 'Own', data: Object.fromEntries(own) } }];
		})),
	});
}

export async function openWriteStage(): Promise<WriteStage> {
	const server = await startFaultyServer();
	const core = await coreOf(server);
	let runs = 0;
	return {
		async play(one, fault, retry) {
			const rule = fault.rule(one.platform.name as PlatformName);
			if (!rule || (fault.cancels && retry)) return { mark: '·', wrong: [] };
			const { credential, account } = one.host;
			// Another account: nothing is remembered from one cell to the next.
			await core.changeCredential(credential, 'own', { [account]: `account-${++runs}` });
			const filled = patient(JSON.parse(withLinksTo(server.url, JSON.stringify(filledIn(one)))) as INodeParameters);
			const parameters = withTimeout(filled, fault);
			server.begin(one, rule, one.operation.replaces && wishOf(one, parameters));
			const stop = new AbortController();
			let ended = false;
			const running = core.runNode(one.node.type, parameters, [{ json: {} }], { signal: stop.signal, ...(retry ? { retryOnFail: true, maxTries: 5 } : {}) });
			void running.finally(() => (ended = true));
			if (fault.cancels) {
				while (server.asked() === 0 && !ended) await turn();
				stop.abort();
			}
			const result = await running;
			const told = toldByError(result);
			const all = server.effects();
			const wrong = leaks(result, SECRETS, personalTexts(parameters)).map((text) => `shows ${text}`);
			if (server.asked() === 0) wrong.push(`never sent: ${told.text}`);
			const mark = markOf(told, { all, last: all });
			if (mark === '✗') wrong.push(`${all} effects, told: ${told.text || 'done'}`);
			return { mark: wrong.length > 0 ? '✗' : mark, wrong };
		},
		stop: server.stop,
	};
}
