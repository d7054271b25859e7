using MemoryVault.Faults.Places;

namespace MemoryVault.Faults.Scenarios;

/// <summary>A writing command, the state that it begins in, and what must hold when it has been run again.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Prepare">Makes the state that it begins in, and gives the command's arguments.</param>
internal sealed record Scenario(string Name, Func<Place, string[]> Prepare)
{
    /// <summary>Gets the command that follows the one that was harmed; null: the same once more.</summary>
    internal Func<Place, string[]>? Next { get; init; }

    /// <summary>Gets a command that is run after the next one, to its end: what a remedy says to run.</summary>
    internal IReadOnlyList<string> Finish { get; init; } = [];

    /// <summary>Gets the exit codes that the next command may end with. A command that had its effect may have nothing left to do, and say so.</summary>
    internal IReadOnlyList<int> NextCodes { get; init; } = [0];

    /// <summary>Gets a value indicating whether the vault is there before.</summary>
    internal bool HasVault { get; init; } = true;

    /// <summary>Gets a value indicating whether the same commits must be there as after a run without harm, neither less nor more.</summary>
    internal bool CountsCommits { get; init; } = true;

    /// <summary>Gets a value indicating whether what can be done is done where something fails, and the rest by the next command, in a commit of its own.</summary>
    internal bool IsDoneInParts => Name.StartsWith("sync", StringComparison.Ordinal) || Name.StartsWith("sessions", StringComparison.Ordinal);

    /// <summary>Gets what else must hold at the end; what it gives is compared with that of a run without harm.</summary>
    internal Func<Place, string> Inspect { get; init; } = _ => string.Empty;
}
