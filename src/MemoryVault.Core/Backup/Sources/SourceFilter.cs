using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>Decides which files of a source are backed up: its includes and excludes, those of its preset, and what is never taken.</summary>
/// <remarks>
/// From the strongest to the weakest: names that git reserves and the vault itself (never); the source's own excludes; includes of the
/// source that name a file without a wildcard; what holds credentials, the preset's excludes, debris; the includes. So a wide include
/// such as <c>**</c> never takes a credential, and a user who wants one such file must name it.
/// <para>It is safe to use from several threads. Paths are relative, with <c>/</c>.</para>
/// </remarks>
public sealed class SourceFilter
{
    private readonly SourcePreset _preset;
    private readonly string? _vaultFolder;
    private readonly GlobSet _ownExcludes;
    private readonly GlobSet _named;
    private readonly GlobSet _excluded;
    private readonly GlobSet _included;
    private readonly bool _ignoreCase;
    private readonly FolderVerdict _root;
    private MemoryKinds? _kinds;

    // Files come folder by folder, so the last folder's verdict answers nearly every call. It is one reference to an immutable object.
    private FolderVerdict _last;

    private SourceFilter(MemorySource source, SourcePreset preset, bool ignoreCase, string? vaultFolder)
    {
        (_preset, _ignoreCase, _vaultFolder) = (preset, ignoreCase, vaultFolder);
        var includes = source.Include.Select(pattern => Glob.Parse(pattern, ignoreCase)).ToList();
        _ownExcludes = GlobSet.Parse(source.Exclude, ignoreCase);
        _named = new GlobSet(includes.Where(glob => glob.IsLiteral), ignoreCase, filesOnly: true);
        _excluded = GlobSet.Parse(AlwaysExcluded.Debris.Concat(AlwaysExcluded.Credentials).Concat(preset.Exclude).Concat(preset.Never), ignoreCase: true);
        _included = includes.Count > 0 ? new GlobSet(includes, ignoreCase) : GlobSet.Parse(preset.Include, ignoreCase);
        _root = new FolderVerdict(string.Empty, null, false, _ownExcludes.Root, _named.Root, _excluded.Root, _included.Root);
        _last = _root;
    }

    /// <summary>Makes the filter of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="environment">The machine, whose system tells whether the case of letters matters.</param>
    /// <param name="vaultRoot">The vault's folder, which is never taken if it lies within the source; null for none.</param>
    /// <exception cref="InvalidInputException">A pattern cannot be read, or the preset is not known.</exception>
    public static SourceFilter For(MemorySource source, MachineEnvironment environment, string? vaultRoot = null)
    {
        var vaultFolder = vaultRoot is null ? null
            : FolderPath.Below(source.Root, vaultRoot, environment) ?? FolderPath.Below(FolderPath.Resolve(source.Root), FolderPath.Resolve(vaultRoot), environment);
        return new SourceFilter(source, SourcePresets.Get(source.Preset), FolderPath.IgnoresCase(environment), vaultFolder);
    }

    /// <summary>Tells whether a file is backed up.</summary>
    public bool Includes(string relativePath)
    {
        var slash = relativePath.LastIndexOf('/');
        var folder = VerdictOf(slash < 0 ? [] : relativePath.AsSpan(0, slash));
        var name = relativePath.AsSpan(slash + 1);
        return !folder.IsForbidden
            && !GitReservedName.IsReserved(name)
            && !_ownExcludes.MatchesFile(folder.OwnExcludes, name)
            && (IsNamed(folder, name) || (_included.MatchesFile(folder.Included, name) && !_excluded.MatchesFile(folder.Excluded, name)));
    }

    /// <summary>Tells whether a folder could hold a file that is backed up; if not, it need not be read.</summary>
    public bool MayContain(string relativeFolder)
    {
        var folder = VerdictOf(relativeFolder.AsSpan().TrimEnd('/'));
        return !folder.IsForbidden && (folder.Named.Live.Length > 0 || (!folder.Excluded.IsWhole && _included.MayMatchBelow(folder.Included)));
    }

    /// <summary>Tells what a file holds, as far as its path tells.</summary>
    public MemoryFileKind KindOf(string relativePath) => (_kinds ??= new MemoryKinds(_preset.Takes, _ignoreCase)).Of(relativePath);

    // A name that is looked for at any depth does not open a folder that is left out as a whole: only a path that leads into it does.
    private bool IsNamed(FolderVerdict folder, ReadOnlySpan<char> name) =>
        (!folder.Excluded.IsWhole || folder.Named.Live.Length > 0) && _named.MatchesFile(folder.Named, name);

    private FolderVerdict VerdictOf(ReadOnlySpan<char> folder)
    {
        var last = _last;
        if (folder.SequenceEqual(last.Folder))
        {
            return last;
        }

        while (!last.Holds(folder))
        {
            last = last.Parent!;
        }

        while (last.Folder.Length < folder.Length)
        {
            last = Enter(last, folder);
        }

        return _last = last;
    }

    // One folder down on the way to `target`.
    private FolderVerdict Enter(FolderVerdict parent, ReadOnlySpan<char> target)
    {
        var start = parent.Folder.Length == 0 ? 0 : parent.Folder.Length + 1;
        var length = target[start..].IndexOf('/');
        var end = length < 0 ? target.Length : start + length;
        var path = target[..end].ToString();
        var name = target[start..end];
        var ownExcludes = _ownExcludes.Enter(parent.OwnExcludes, name);
        var isForbidden = parent.IsForbidden || ownExcludes.IsWhole || GitReservedName.IsReserved(name) || IsVault(path);
        return new FolderVerdict(
            path, parent, isForbidden, ownExcludes, _named.Enter(parent.Named, name), _excluded.Enter(parent.Excluded, name), _included.Enter(parent.Included, name));
    }

    private bool IsVault(string folder) =>
        _vaultFolder is not null && folder.Equals(_vaultFolder, _ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
