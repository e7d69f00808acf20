import { join } from 'node:path';
import { startPlatforms, type Platforms } from '../../test/operations/play/played';
import { hosts } from '../../test/operations/platforms';
import { startRecorder, type Recorder } from '../flows/recorder/recorder';
import { createCredential, type CredentialReference } from '../n8n/rest';
import { startStage, type Stage } from '../n8n/stage';
import { workFolder } from '../paths';
import { openAi, openAiHost } from './model';

/** A real n8n with a scripted model, platforms that answer with the samples, and the simulator. */
export interface ToolStage {
	stage: Stage;
	model: Recorder;
	platforms: Platforms;
	/** of the model and of the platforms that answer with samples */
	sampled: CredentialReference[];
	/** of the model and of the simulator */
	simulated: CredentialReference[];
	stop(): Promise<void>;
}

/** Starts all of it; when a part does not start, the others are stopped and the error is thrown. */
export async function startToolStage(): Promise<ToolStage> {
	const userFolder = join(workFolder, 'tools');
	const model = await startRecorder(userFolder, [openAiHost]);
	const platforms = await startPlatforms();
	const stopRest = async () => {
		await model.stop();
		await platforms.stop();
	};
	try {
		const stage = await startStage({ userFolder, n8nEnv: model.environment });
		const { session, credentials } = stage;
		const chat = await createCredential(session, openAi.type, 'Model', openAi.data);
		// Two addresses of one credential type are of one platform: the first host has both.
		const types = hosts.filter(({ credential }, at) => hosts.findIndex((one) => one.credential === credential) === at);
		const made = types.map(
			async ({ credential, data }) => await createCredential(session, credential, 'Samples', data(platforms.url)),
		);
		return {
			...{ stage, model, platforms },
			sampled: [chat, ...(await Promise.all(made))],
			simulated: [chat, ...credentials],
			async stop() {
				await stage.stop();
				await stopRest();
			},
		};
	} catch (error) {
		await stopRest();
		throw error;
	}
}
