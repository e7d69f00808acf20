import { join } from 'node:path';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { createCredential } from '../n8n/rest';
import { startStage } from '../n8n/stage';
import { workFolder } from '../paths';
import { runCases, type Case, type Tally } from '../runCases';
import { openAi, openAiHost } from '../tools/model';
import { playAgent } from './agent';
import { basicUser } from './forms/basicAuth';
import { crmFlows } from './crms';
import { importByCommand } from './importing';
import { playOnboarding } from './onboarding';
import { pictureFlows } from './pictures';
import { playCrmFlow, type FlowStage } from './playCrmFlow';
import { startRecorder } from './recorder/recorder';
import { checkRedMarks } from './redMarks';
import { playSeatChange } from './seatChange';

const userFolder = join(workFolder, 'flows');

/** A real n8n for the flows: requests to CRMs go to the recorder, those to the marketplaces to the simulator. */
async function startFlowStage(): Promise<FlowStage & { stop(): Promise<void> }> {
	const recorder = await startRecorder(userFolder, [openAiHost, ...crmFlows.flatMap(({ hosts }) => hosts)]);
	try {
		const stage = await startStage({ userFolder, n8nEnv: recorder.environment });
		const wanted = [basicUser, openAi, ...crmFlows.flatMap(({ credentials }) => credentials)];
		const made = await Promise.all(
			wanted.map(
				async ({ type, data }) =>
					await createCredential(stage.session, type, `${type} (recorder)`, data as ICredentialDataDecryptedObject),
			),
		);
		const credentials = [...stage.credentials, ...made];
		const stop = async () => {
			await stage.stop();
			await recorder.stop();
		};
		return { stage, recorder, credentials, stop };
	} catch (error) {
		await recorder.stop();
		throw error;
	}
}

/** What is tried of the flows, in this order: the nodes remember for a while what they have bought. */
function flowCases(flows: FlowStage): Case[] {
	return [
		{
			name: 'flows: no node opens with a red mark',
			run: async () => await checkRedMarks(flows.stage),
		},
		...crmFlows.map((flow) => ({
			name: `${flow.name}: a deal that is won twice is ordered once, and the deal shows it (${flow.file})`,
			run: async () => await playCrmFlow(flow, flows),
		})),
		{
			name: 'seat change: a small one goes through, a large one waits for a decision, one beyond the cap is refused',
			run: async () => await playSeatChange(flows),
		},
		{
			name: 'onboarding: a user gets a free license, and without one the form says what to do',
			run: async () => await playOnboarding(flows),
		},
		{
			name: 'AI agent: reads freely, orders once in a chat, and is refused beyond its limit',
			run: async () => await playAgent(flows),
		},
		{
			name: 'flows: each is imported by the command n8n import:workflow',
			run: async () => await importByCommand(flows.stage, userFolder),
		},
		{
			name: 'flows: each opens on the canvas',
			run: async () => await pictureFlows(flows.stage),
		},
	];
}

/** The flows in a real n8n. */
export async function runFlowCases(tally: Tally): Promise<void> {
	const flows = await startFlowStage();
	try {
		await runCases(flowCases(flows), tally);
	} finally {
		await flows.stop();
	}
}
