using System.Runtime.CompilerServices;
using MemoryVault.Backup.Scanning;
using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>Lists the memory files of the agents on this machine. Needs no vault.</summary>
/// <remarks>It lists what a sync would take: the same presets, patterns and exclusions. What cannot be looked at is logged and passed over.</remarks>
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
            await foreach (var file in ListAsync(candidate, cancellationToken).ConfigureAwait(false))
            {
                yield return file;
            }
        }

        if (missing.Count > 0)
        {
            throw new MemoryPathMissingException(missing[0]);
        }
    }

    private async IAsyncEnumerable<MemoryFile> ListAsync(SourceCandidate candidate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var source = candidate.ToSource();
        if (candidate.Preset.Caution(source, []) is { } caution)
        {
            Log("find.partial", caution, source.Root);
        }

        var filter = SourceFilter.For(source, services.Environment);
        var (scanner, listed, logged) = (new SourceScanner(source, filter), 0, 0);
        foreach (var found in scanner.Walk(cancellationToken))
        {
            // Reading a folder blocks: it is done off the caller's thread, and the files of one folder are handed over at once.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            foreach (var file in scanner.Files.Skip(listed).OrderBy(file => file.Path, StringComparer.Ordinal))
            {
                yield return Describe(candidate, file, filter);
            }

            listed = found;
            for (; logged < scanner.Errors.Count; logged++)
            {
                Log("find.skipped", scanner.Errors[logged].Message, scanner.Errors[logged].Target);
            }
        }
    }

    private static bool IsWanted(SourcePreset preset, IReadOnlyList<string> agents) =>
        NameWildcard.MatchesAny(agents, preset.Name) || NameWildcard.MatchesAny(agents, preset.Agent);

    private static MemoryFile Describe(SourceCandidate candidate, ScannedFile file, SourceFilter filter) => new(
        candidate.Preset.Agent,
        candidate.Preset.Name,
        file.FullPath,
        candidate.Root,
        file.Path,
        filter.KindOf(file.Path),
        file.Stamp.Size,
        DateTimeOffset.UnixEpoch.AddTicks(file.Stamp.Modified / 100));

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

    private void Log(string @event, string message, string target) =>
        services.Log?.Write(new VaultLogEntry(services.Clock.GetUtcNow(), VaultLogLevel.Warning, @event, message, target, Environment.ProcessId));
}
