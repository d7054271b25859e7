namespace MemoryVault.Cli.Invocation;

/// <summary>What <c>memvault</c> ends with (docs/cli.md).</summary>
internal static class ExitCode
{
    internal const int Done = 0;
    internal const int Failed = 1;
    internal const int LeaseHeld = 2;
    internal const int LeaseLost = 3;
    internal const int Conflict = 4;
    internal const int NotPushed = 5;
    internal const int IntegrityFailed = 6;
    internal const int WrongUsage = 64;

    /// <summary>Ended by Ctrl-C: 128 and the number of the signal, as shells count.</summary>
    internal const int Interrupted = 130;

    /// <summary>Ended by SIGTERM.</summary>
    internal const int Terminated = 143;
}
