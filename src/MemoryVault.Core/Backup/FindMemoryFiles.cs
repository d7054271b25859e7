using System.Runtime.CompilerServices;
using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>Lists the memory files of the agents on this machine. Needs no vault.</summary>
/// <remarks>It lists what a sync would take: the same presets, patterns and exclusions. What cannot be read is logged and passed over.</remarks>
public sealed class FindMemoryFiles(VaultServices services)
{
    /// <summary>Lists the files as they are found.</summary>
    /// <param name="options">Where to look, and for which agents.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="MemoryPathMissingException">A path of the options does not exist; thrown after the others were listed.</exception>
    public async IAsyncEnumerable<MemoryFile> RunAsync(FindMemoryFilesOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        foreach (var candidate in Candidates(options, missing).Where(candidate => IsWanted(candidate.Preset, options.Agents)))
        {
            var filter = SourceFilter.For(candidate.ToSource(), services.Environment);
            foreach (var files in new MemoryFileWalk(candidate.Root, filter, LogUnreadable).Folders())
            {
                // Reading a folder blocks: it is done off the caller's thread, and the files of one folder are handed over at once.
                await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var file in files)
                {
                    if (Describe(candidate, file, filter) is { } found)
                    {
                        yield return found;
                    }
                }
            }
        }

        if (missing.Count > 0)
        {
            throw new MemoryPathMissingException(missing[0]);
        }
    }

    private static bool IsWanted(SourcePreset preset, IReadOnlyList<string> agents) =>
        NameWildcard.MatchesAny(agents, preset.Name) || NameWildcard.MatchesAny(agents, preset.Agent);

    private static MemoryFile? Describe(SourceCandidate candidate, WalkedFile file, SourceFilter filter)
    {
        var facts = FileProbe.Read(file.FullPath, followLinks: true);
        if (facts.Kind != FileKind.File)
        {
            // A socket, a broken link, or gone since.
            return null;
        }

        var changed = DateTimeOffset.UnixEpoch.AddTicks(facts.Stamp.Modified / 100);
        return new MemoryFile(
            candidate.Preset.Agent, candidate.Preset.Name, file.FullPath, candidate.Root, file.RelativePath, filter.KindOf(file.RelativePath), facts.Stamp.Size, changed);
    }

    private IEnumerable<SourceCandidate> Candidates(FindMemoryFilesOptions options, List<string> missing)
    {
        if (options.Paths.Count == 0)
        {
            return SourceDiscovery.Find(services.Environment);
        }

        return options.Paths.Select(services.Environment.FullPath).SelectMany(path => InPath(path, missing));
    }

    private static IReadOnlyList<SourceCandidate> InPath(string path, List<string> missing)
    {
        if (Directory.Exists(path))
        {
            return SourceDiscovery.Explore(path);
        }

        if (File.Exists(path))
        {
            return [new SourceCandidate("file", Path.GetDirectoryName(path)!, SourcePresets.Folder, ["/" + GlobSyntax.Escape(Path.GetFileName(path))])];
        }

        missing.Add(path);
        return [];
    }

    private void LogUnreadable(string folder, string reason) => services.Log?.Write(new VaultLogEntry(
        services.Clock.GetUtcNow(), VaultLogLevel.Warning, "find.unreadable", $"The folder '{folder}' cannot be read and was passed over: {reason}", folder, Environment.ProcessId));
}
