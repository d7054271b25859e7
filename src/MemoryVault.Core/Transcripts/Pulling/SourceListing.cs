using MemoryVault.Display;

namespace MemoryVault.Transcripts;

/// <summary>What a source said that it has, once a pull has received what it wanted of it.</summary>
/// <param name="files">The files, those outside the window, too.</param>
/// <param name="refused">What was refused: it is there all the same.</param>
/// <param name="isWhole">Whether the source could look into everything: what it could not see is not known to be gone.</param>
internal sealed class SourceListing(IReadOnlyList<RemoteFile> files, IReadOnlyList<RefusedMember> refused, bool isWhole)
{
    private readonly HashSet<string> _refused = refused.Select(r => r.Name.TrimEnd('/')).ToHashSet(StringComparer.Ordinal);

    /// <summary>Gets the paths that are there.</summary>
    internal HashSet<string> Present { get; } = files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);

    /// <summary>Gives those of the known paths that are no longer there.</summary>
    internal IReadOnlyCollection<string> MissingOf(IEnumerable<string> known) => !isWhole ? [] : [.. known.Where(path => !Present.Contains(path) && !IsRefused(path))];

    // What was refused, or lies in a folder that was, could not be seen: that is not "deleted".
    private bool IsRefused(string path)
    {
        for (var name = path; name.Length > 0 && _refused.Count > 0; name = name[..Math.Max(name.LastIndexOf('/'), 0)])
        {
            if (_refused.Contains(PrintableName.Of(name)))
            {
                return true;
            }
        }

        return false;
    }
}
