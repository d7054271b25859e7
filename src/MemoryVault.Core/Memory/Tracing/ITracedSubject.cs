using MemoryVault.Git;

namespace MemoryVault.Memory.Tracing;

/// <summary>The entry or section whose history is followed.</summary>
internal interface ITracedSubject
{
    /// <summary>Gives the files or folders that hold it in a state of the vault; none if it is not there.</summary>
    ValueTask<IReadOnlyList<string>> FindPathsAsync(ObjectId tree, CancellationToken cancellationToken);

    /// <summary>Gives those of some units that were the same in an older state, with their place there.</summary>
    /// <param name="units">The units, as they stand in the newer state.</param>
    /// <param name="older">The root tree of the older state.</param>
    /// <param name="newer">The root tree of the newer state.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    ValueTask<IReadOnlyList<TracedUnit>> FindKeptAsync(IReadOnlyList<TracedUnit> units, ObjectId older, ObjectId newer, CancellationToken cancellationToken);
}
