using System.Text.RegularExpressions;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Turns the lines of <c>git fsck</c> into problems that name the files they are about, one problem an object.</summary>
internal sealed partial class FsckProblems(GitRepository repository)
{
    /// <summary>Lines that go with others which name the object.</summary>
    private static readonly string[] Noise = ["error: inflate: ", "error: unable to unpack "];

    /// <summary>Makes the problems.</summary>
    /// <param name="lines">What fsck wrote.</param>
    /// <param name="known">Objects whose files the restore proof has named already; left out here.</param>
    /// <param name="findsPaths">Whether files are looked for: git walks every path for it, and of a tree that holds itself over and over there are too many for any memory.</param>
    /// <param name="cancellationToken">Ends the search for paths.</param>
    internal async Task<IReadOnlyList<ItemError>> DescribeAsync(
        IReadOnlyList<string> lines, IReadOnlyDictionary<ObjectId, string> known, bool findsPaths, CancellationToken cancellationToken)
    {
        var groups = WithoutNoise(Joined(lines)).GroupBy(IdIn).Where(group => group.Key is not { } id || !known.ContainsKey(id)).ToArray();
        var ids = groups.Select(group => group.Key).OfType<ObjectId>().ToArray();
        var paths = await repository.FindPathsAsync(findsPaths ? ids : [], cancellationToken).ConfigureAwait(false);
        return [.. groups.SelectMany(group => group.Key is { } id ? [Describe(id, group, paths)] : group.Select(Describe))];
    }

    private static ItemError Describe(string line) => new(ItemErrorIds.RepositoryDamaged, "repository.git", $"git fsck: {line}", RestoreErrors.Repair);

    private static ItemError Describe(ObjectId id, IEnumerable<string> lines, IReadOnlyDictionary<ObjectId, IReadOnlyList<string>> paths)
    {
        var words = string.Join("; ", lines.Distinct(StringComparer.Ordinal));
        return paths.TryGetValue(id, out var files) && files.Count > 0
            ? new ItemError(ItemErrorIds.ObjectDamaged, GitText.ForDisplay(files[0]), $"A version of '{GitText.ForDisplay(string.Join("', '", files))}' is damaged: git fsck: {words}", RestoreErrors.Repair)
            : new ItemError(ItemErrorIds.ObjectDamaged, id.ToString(), $"git fsck: {words}", RestoreErrors.Repair);
    }

    /// <summary>Joins the two lines of a broken link: <c>broken link from tree A</c>, <c>to blob B</c>.</summary>
    private static IEnumerable<string> Joined(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var isLink = lines[i].StartsWith("broken link from", StringComparison.Ordinal) && i + 1 < lines.Count && lines[i + 1].StartsWith("to ", StringComparison.Ordinal);
            yield return Blanks().Replace(isLink ? $"{lines[i]} {lines[++i]}" : lines[i], " ");
        }
    }

    private static IEnumerable<string> WithoutNoise(IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        var isNamed = all.Any(line => IdIn(line) is not null);
        return all.Where(line => !isNamed || !Array.Exists(Noise, noise => line.StartsWith(noise, StringComparison.Ordinal)));
    }

    /// <summary>The object that a line is about: of a broken link, the one it leads to.</summary>
    private static ObjectId? IdIn(string line)
    {
        var match = Id().Matches(line).LastOrDefault() ?? Match.Empty;
        return match.Success && ObjectId.TryParse(match.Value.Replace("/", string.Empty, StringComparison.Ordinal), out var id) ? id : null;
    }

    /// <summary>An id, written out or as the path of a loose object.</summary>
    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{2}/?[0-9a-f]{38}(?![0-9a-f])", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(" {2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
