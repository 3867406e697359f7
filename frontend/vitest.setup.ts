// Lit says in each file that it is in its development mode, which is what tests want.
Object.assign(globalThis, { litIssuedWarnings: new Set(['dev-mode']) });
