import { runGroup } from './groups';

runGroup('golden');
