namespace MemoryVault.Json.Merge;

/// <summary>What a merge does about conflicts. A strategy that the rules name for a path goes before the one here.</summary>
/// <param name="Strategy">How conflicts are decided.</param>
public sealed record ConflictResolution(MergeStrategy Strategy)
{
    /// <summary>Gets the resolution that decides nothing: conflicts stay, with the base's value in place.</summary>
    public static ConflictResolution None { get; } = new(MergeStrategy.Fail);

    /// <summary>Gets the resolution of a merge that nobody watches: conflicts stay, with our value in place.</summary>
    public static ConflictResolution KeepOurs { get; } = new(MergeStrategy.Fail) { InPlace = ConflictPlace.Ours };

    /// <summary>Gets what stands where a conflict is left.</summary>
    public ConflictPlace InPlace { get; init; }

    /// <summary>Gets what is known about our side.</summary>
    public MergeSide Ours { get; init; } = new();

    /// <summary>Gets what is known about their side.</summary>
    public MergeSide Theirs { get; init; } = new();
}
