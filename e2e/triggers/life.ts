import assert from 'node:assert/strict';
import type { INodeParameters } from 'n8n-workflow';
import { startFlow, type TriggerFlow } from './flow';
import type { TriggerPlatform } from './platforms/platform';
import type { TriggerStage } from './stage';

/** Flows that begin with the trigger of one platform, and what has to have come to each of them. */
export interface Life {
	of: TriggerPlatform;
	flows: Record<string, TriggerFlow>;
	expected: string[];
	start(title: string, parameters: INodeParameters): Promise<TriggerFlow>;
	/** The watched event happens, so long ago: each flow has to get it. */
	happen(ago?: number): void;
	/** Each flow got what it has to, once, in the order in which it happened, and no error. */
	eachCame(milliseconds?: number): Promise<void>;
}

/** The flows of a platform; none is started yet. */
export function lifeOf(of: TriggerPlatform, stage: TriggerStage): Life {
	const flows: Life['flows'] = {};
	const expected: string[] = [];
	return {
		...{ of, flows, expected },
		start: async (title, parameters) => await startFlow(stage, of, `${of.platform}: ${title}`, parameters),
		happen: (ago = 0) => void expected.push(of.happen(stage.simulator, stage.now() - ago)),
		async eachCame(milliseconds) {
			for (const [title, flow] of Object.entries(flows)) {
				const name = `${of.platform}: ${title}`;
				await flow.came(expected, milliseconds);
				assert.deepEqual(await flow.events(), expected, `"${name}" got other events`);
				assert.deepEqual(await flow.errors(), [], `"${name}" ended with an error`);
			}
		},
	};
}
