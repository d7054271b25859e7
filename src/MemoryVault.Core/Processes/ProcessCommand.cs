namespace MemoryVault.Processes;

/// <summary>A program to run once, with its arguments as a list: no shell reads them.</summary>
/// <param name="Program">The program: a path, or a name that the operating system looks up in PATH.</param>
/// <param name="Arguments">Its arguments, each passed as it is.</param>
public sealed record ProcessCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Gets what the program reads on its standard input; empty for none.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>Gets the whole environment of the program; null for that of this process.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>Gets the folder it starts in; null for the current one.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Gets how many bytes it may write on each of its streams before it is killed.</summary>
    public int OutputLimit { get; init; } = 16 << 20;

    /// <summary>Gets how long it may run before it is killed; null for ever.</summary>
    public TimeSpan? Timeout { get; init; }
}
