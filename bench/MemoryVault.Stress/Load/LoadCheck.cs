using System.Formats.Tar;
using System.Globalization;
using MemoryVault.Backup;
using MemoryVault.Json;
using MemoryVault.Memory;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Stress.Load;

/// <summary>Looks in the end whether all is there: each acknowledged check-in, each file and each transcript, byte for byte, as git gives them.</summary>
internal sealed class LoadCheck(LoadPlace place, LoadOptions options)
{
    internal async Task<IReadOnlyList<string>> RunAsync()
    {
        await using var vault = Vaults.Vault.Open(place.Vault, new VaultServices());
        var synced = await new SyncVault(vault).RunAsync(new SyncOptions { NoPush = true, NoSessions = true }, CancellationToken.None).ConfigureAwait(false);
        var pulled = await new PullSessions(vault).RunAsync(new PullSessionsOptions(), CancellationToken.None).ConfigureAwait(false);
        var fsck = await GitCommandLine.RunAsync(place.Repository, "fsck", "--strict", "--full", "--no-dangling").ConfigureAwait(false);
        return
        [
            .. synced.Errors.Concat(pulled.Sources.SelectMany(source => source.Errors)).Select(error => error.Message),
            .. await CheckEntriesAsync(vault).ConfigureAwait(false),
            .. await CheckFilesAsync().ConfigureAwait(false),
            .. fsck.Length == 0 ? [] : new[] { fsck },
        ];
    }

    private async Task<List<string>> CheckEntriesAsync(Vaults.Vault vault)
    {
        var there = new Dictionary<string, int>();
        await foreach (var entry in new GetEntries(vault).RunAsync(new GetEntriesOptions(), CancellationToken.None).ConfigureAwait(false))
        {
            there[$"{entry.Section}/{entry.Key}"] = (entry.Value as JsonObject)?.Find("turn") is JsonNumber turn ? int.Parse(turn.Text, CultureInfo.InvariantCulture) : 0;
        }

        var log = await GitCommandLine.RunAsync(place.Repository, "log", "--format=%H", "main").ConfigureAwait(false);
        var commits = log.Split('\n').ToHashSet();
        var problems = new List<string>();
        var newest = new Dictionary<string, int>();
        foreach (var line in Enumerable.Range(0, options.Processes).SelectMany(process => File.ReadLines(place.AcknowledgedOf(process))))
        {
            var words = line.Split(' ');
            newest[words[0]] = int.Parse(words[1], CultureInfo.InvariantCulture);
            if (!commits.Remove(words[2]))
            {
                problems.Add($"{line}: its commit is not there, or was acknowledged twice");
            }
        }

        problems.AddRange(newest.Where(entry => there.GetValueOrDefault(entry.Key) != entry.Value).Select(entry => $"{entry.Key} is {there.GetValueOrDefault(entry.Key)} and was acknowledged as {entry.Value}"));
        return problems;
    }

    private async Task<List<string>> CheckFilesAsync()
    {
        var archive = Path.Combine(place.Root, "main.tar");
        var copy = Directory.CreateDirectory(Path.Combine(place.Root, "main")).FullName;
        await GitCommandLine.RunAsync(place.Repository, "archive", "--output=" + archive, "main", "backup", "sessions").ConfigureAwait(false);
        await TarFile.ExtractToDirectoryAsync(archive, copy, overwriteFiles: true).ConfigureAwait(false);
        var problems = new List<string>();
        for (var process = 0; process < options.Processes; process++)
        {
            var sessions = Path.Combine(copy, "sessions", LoadPlace.Sessions(process));
            problems.AddRange(Different(place.FilesOf(process), file => File.ReadAllBytes(Path.Combine(copy, "backup", LoadPlace.Source(process), file))));
            problems.AddRange(Different(place.SessionsOf(process), file => Joined(Path.Combine(sessions, Path.GetFileNameWithoutExtension(file)))));
        }

        return problems;
    }

    private static IEnumerable<string> Different(string folder, Func<string, byte[]> inVault) =>
        Directory.EnumerateFiles(folder).Where(file => !File.ReadAllBytes(file).AsSpan().SequenceEqual(inVault(Path.GetFileName(file)))).Select(file => $"{file} is not in the vault as it is");

    private static byte[] Joined(string folder) => [.. Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes)];
}
