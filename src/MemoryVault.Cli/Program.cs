using MemoryVault.Cli.Invocation;

return CommandLineHead.Run(args);
