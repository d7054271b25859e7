namespace MemoryVault.Git;

/// <summary>One git command to run.</summary>
/// <param name="Arguments">The command and its arguments, as a list: nothing is ever quoted or read by a shell.</param>
internal sealed record GitCommand(params string[] Arguments)
{
    /// <summary>Gets the name of the command, for errors.</summary>
    internal string Name => Arguments[0];

    /// <summary>Gets settings that hold for this command only: <c>pack.threads=2</c>.</summary>
    internal IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Gets variables that hold for this command only; they win over the machine's.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Variables { get; init; } = [];

    /// <summary>Gets a value indicating whether the command is to reach a remote; no other may, whatever the repository's configuration says.</summary>
    internal bool ReachesRemote { get; init; }

    /// <summary>Gets the folder that the command runs in; null for the repository's.</summary>
    internal string? Folder { get; init; }

    /// <summary>Gets what writes the standard input, or null for none. It may fail with a broken pipe when git has seen enough.</summary>
    internal Action<Stream>? WriteInput { get; init; }

    /// <summary>Gets what reads the standard output to its end, or null for collecting it.</summary>
    internal Action<Stream>? ReadOutput { get; init; }

    /// <summary>Gets a value indicating whether the command takes milliseconds, so that the caller's thread waits for it.</summary>
    /// <remarks>
    /// It might be tempting to let every command run on threads of its own. Do not: a task that is not complete makes everyone above
    /// wait for it, and the code of so many waits, which the runtime compiles at each start, costs a short program more than git does.
    /// </remarks>
    internal bool IsBrief { get; init; }

    /// <summary>Gets the time of silence on both streams (of a remote: without getting on, as <see cref="TransferPulse"/> has it) after which the process is ended; null for ever.</summary>
    internal TimeSpan? IdleTimeout { get; init; }

    /// <summary>Gets who is told each line of the error stream (also those that git overwrites with a carriage return).</summary>
    internal Action<string>? OnErrorLine { get; init; }

    /// <summary>Gives the same command with bytes for its standard input.</summary>
    internal GitCommand WithInput(ReadOnlyMemory<byte> bytes) =>
        this with { WriteInput = stream => stream.Write(bytes.Span) };
}
