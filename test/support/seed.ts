import fc from 'fast-check';

/**
 * The property tests draw the same values on every run, so that a run says something about the change at hand and not about luck.
 * PROPERTY_SEED=<number> draws others: `PROPERTY_SEED=$RANDOM npx jest test/engine`.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20261121) });
