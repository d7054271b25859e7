using MemoryVault.Cli.Invocation;

return await CommandLineHead.RunAsync(args);
