using MemoryVault.Completion;

namespace MemoryVault.Cli.Completion;

/// <summary>What the value of an option or an operand can be.</summary>
/// <param name="Reader">Reads its values; null where it is anybody's text.</param>
/// <param name="Paths">Which paths it can be.</param>
internal sealed record ValueSort(CandidateReader? Reader, PathKind Paths = PathKind.None)
{
    internal static ValueSort Text { get; } = new(Reader: null);

    internal static ValueSort File { get; } = new(Reader: null, PathKind.Files);

    internal static ValueSort Folder { get; } = new(Reader: null, PathKind.Folders);

    /// <summary>Makes the sort of an enumeration's words.</summary>
    internal static ValueSort Of(IEnumerable<string> words) =>
        new((_, _) => Task.FromResult<IReadOnlyList<Candidate>>([.. words.Select(word => new Candidate(word))]));

    /// <summary>Makes the sort of an enumeration's words.</summary>
    internal static ValueSort Of<T>()
        where T : struct, Enum => Of(Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));
}
