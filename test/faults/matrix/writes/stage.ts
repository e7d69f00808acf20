import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { credentialTypes, nodes } from '../../../../scripts/package';
import type { Case } from '../../../operations/play/cases';
import { withLinksTo } from '../../../operations/play/fixtures';
import { hosts } from '../../../operations/platforms';
import { A_FILE } from '../../../operations/play/stage';
import { secretsOf } from '../../../secrets/canary';
import { watchLogs } from '../../../secrets/kept';
import { createCore, type Core } from '../../../support/core';
import { useVirtualTime } from '../../../support/virtualClock';

import { execute, isLeftOut, type Way } from '../execute';
import { withTimeout, type Fault } from '../faults';
import { bothIntents } from '../items';
import { leaks } from '../leaks';
import { judgedTogether, NOT_PLAYED, type Cell } from '../mark';
import { reportedItems } from '../reported';

import { startFaultyServer, type FaultyServer } from './server';
import { askedBy, isAlone, secondIntent, intentOf } from './intents';

/** Plays writes before a server that knows their effects. */
export interface WriteStage {
	play(one: Case, fault: Fault, way: Way): Promise<Cell>;
	stop(): Promise<void>;
}

/** What must not be shown is all made of canaries. */
const ONLY_CANARIES = { secrets: [], personal: [] };

/** Every node, with a canary for each secret. */
const coreOf = async (server: FaultyServer): Promise<Core> =>
	await createCore({
		nodes: Object.fromEntries(nodes.map((node) => [node.type, node.Node])),
		credentialTypes,
		credentials: Object.fromEntries(
			hosts.map(({ credential, data }) => [
				credential,
				{ own: { name: 'Own', data: { ...data(server.url), ...secretsOf(credential) } } },
			]),
		),
	});

/** The input of a node: two items for different objects, or one where there is only one object. */
function inputOf(one: Case, intent: INodeParameters): { parameters: INodeParameters; items: INodeExecutionData[] } {
	const { parameters, items } = isAlone(one)
		? { parameters: intent, items: [{ json: {} }] }
		: bothIntents(intent, secondIntent(one, intent));
	// Some writes send a file of the item.
	return { parameters, items: items.map((item) => ({ ...item, binary: { data: A_FILE } })) };
}

export async function openWriteStage(): Promise<WriteStage> {
	const server = await startFaultyServer();
	useVirtualTime();
	const core = await coreOf(server);
	const logs = watchLogs();
	let runs = 0;
	return {
		async play(one, fault, way) {
			const rule = fault.rule(one.platform);
			if (!rule || isLeftOut(way, fault)) return NOT_PLAYED;
			const { credential, account } = one.host;
			// Another account: nothing is remembered from one cell to the next.
			await core.changeCredential(credential, 'own', { [account]: `account-${++runs}` });
			const intent = withTimeout(
				JSON.parse(withLinksTo(server.url, JSON.stringify(intentOf(one)))) as INodeParameters,
				fault,
			);
			const { parameters, items } = inputOf(one, intent);
			server.begin(one, rule, one.operation.replaces && askedBy(one, intent));
			// A canceled request is under way once it is stored.
			const cancelWhen = fault.cancels && (() => server.effects()[0] > 0);
			const result = await execute(core, {
				type: one.node.type,
				parameters,
				items,
				way,
				credentialId: 'own',
				cancelWhen,
			});
			const wrong = leaks(result, logs.taken(), ONLY_CANARIES).map((text) => `shows ${text}`);
			if (server.asked() === 0) wrong.push('never sent');
			return judgedTogether(reportedItems(result, items.length), server.effects(), fault.pauses === true, wrong);
		},
		async stop() {
			await server.stop();
			jest.restoreAllMocks();
		},
	};
}
