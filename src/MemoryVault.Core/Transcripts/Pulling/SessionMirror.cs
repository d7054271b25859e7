using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>
/// Keeps a folder of this machine as the source's folder is: only what changed is written, each file whole or not at all, and what is gone from the source is
/// removed from the mirror (the vault keeps it). A file that somebody else put there is neither overwritten nor removed.
/// </summary>
internal sealed class SessionMirror(Vault vault, SessionSource source)
{
    private readonly SessionTree _files = new(vault.Repository.Objects);
    private readonly FolderTarget _target = new(source.Mirror!, vault.Services.Environment);
    private readonly MirrorState _state = MirrorState.Read(vault.Paths, source);

    /// <summary>Brings it up to date.</summary>
    internal async Task RunAsync(ObjectId tree, PullState seen, PullTally tally, CancellationToken cancellationToken)
    {
        if (_state.Tree == tree && _state.Files.All(f => IsUntouched(_target.Find(f.Key, out _), f.Value)))
        {
            return;
        }

        // What a pull that was killed left there.
        new Leftovers(vault.Services.Clock).Remove(source.Mirror!, SearchOption.AllDirectories, SnapshotFileWriter.IsTemporary);
        var deleted = await DeletedFiles.ReadAsync(vault.Repository.Objects, tree, cancellationToken).ConfigureAwait(false);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        _state.Tree = tree;
        await foreach (var file in _files.WalkAsync(tree, cancellationToken).ConfigureAwait(false))
        {
            if (!deleted.ContainsKey(file.Path))
            {
                shown.Add(file.Path);
                await ShowAsync(file, seen.Files.GetValueOrDefault(file.Path)?.Modified, tally, cancellationToken).ConfigureAwait(false);
            }
        }

        Remove(_state.Files.Keys.Where(path => !shown.Contains(path)).ToList());
        _state.Write(vault.Paths, source);
    }

    private async Task ShowAsync(StoredFile file, DateTimeOffset? modified, PullTally tally, CancellationToken cancellationToken)
    {
        var target = _target.Find(file.Path, out var problem);
        var known = _state.Files.GetValueOrDefault(file.Path);
        if (problem is null && known is not null && known.Id == file.Id && IsUntouched(target, known))
        {
            return;
        }

        if (problem is null && known is null && File.Exists(target) && !await HoldsAsync(file, target, cancellationToken).ConfigureAwait(false))
        {
            problem = "is there already, and is not from this mirror; move it away, or choose another folder";
        }

        if (problem is not null)
        {
            _state.Tree = ObjectId.None;
            tally.Add(new ItemError(ItemErrorIds.MirrorBlocked, target, $"The mirror of session source '{source.Name}': '{target}' {problem}.", "Pull again when that is done."));
            return;
        }

        var content = _files.Open(file);
        await using var closing = content.ConfigureAwait(false);
        await FolderTarget.WriteAsync(content, target, modified is { } time && time > DateTimeOffset.UnixEpoch ? time : null, cancellationToken).ConfigureAwait(false);
        var stamp = FileProbe.Read(target, followLinks: true).Stamp;
        _state.Files[file.Path] = new MirroredFile(file.Id, stamp.Size, stamp.Modified);
    }

    private async Task<bool> HoldsAsync(StoredFile file, string target, CancellationToken cancellationToken)
    {
        var content = _files.Open(file);
        await using var closing = content.ConfigureAwait(false);
        return await FolderTarget.HoldsAsync(target, content, cancellationToken).ConfigureAwait(false);
    }

    private void Remove(IReadOnlyList<string> gone)
    {
        foreach (var path in gone)
        {
            var target = _target.Find(path, out var problem);
            if (problem is null && IsUntouched(target, _state.Files[path]))
            {
                File.Delete(target);
            }

            _state.Files.Remove(path);
        }
    }

    private static bool IsUntouched(string path, MirroredFile file)
    {
        var facts = FileProbe.Read(path, followLinks: true);
        return facts.Kind == FileKind.File && facts.Stamp.Size == file.Size && facts.Stamp.Modified == file.Modified;
    }
}
