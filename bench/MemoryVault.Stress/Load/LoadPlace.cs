using System.Globalization;
using MemoryVault.Backup;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Stress.Load;

/// <summary>The folders of a run: one vault, and for each process a folder of memory files and one of transcripts.</summary>
internal sealed class LoadPlace(string root)
{
    private const int Files = 200;
    private const int Transcripts = 5;

    internal string Root => root;

    internal string Vault => Path.Combine(root, "vault");

    internal string Repository => Path.Combine(Vault, "repository.git");

    internal static string Source(int process) => string.Create(CultureInfo.InvariantCulture, $"files-{process}");

    internal static string Sessions(int process) => string.Create(CultureInfo.InvariantCulture, $"agents-{process}");

    internal string FilesOf(int process) => Path.Combine(root, Source(process));

    internal string SessionsOf(int process) => Path.Combine(root, Sessions(process));

    internal string TallyOf(int process) => Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"tally-{process}.json"));

    internal string AcknowledgedOf(int process) => Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"acknowledged-{process}.txt"));

    /// <summary>Makes them, with the vault and its sources.</summary>
    internal async Task PrepareAsync(LoadOptions options)
    {
        await new CreateVault(new VaultServices()).RunAsync(new CreateVaultOptions { Path = Vault, Machine = "load" }, CancellationToken.None).ConfigureAwait(false);
        await using var vault = Vaults.Vault.Open(Vault, new VaultServices());
        var random = new Random(options.Seed);
        for (var process = 0; process < options.Processes; process++)
        {
            Directory.CreateDirectory(FilesOf(process));
            Directory.CreateDirectory(SessionsOf(process));
            for (var file = 0; file < Files; file++)
            {
                ChangeFile(process, file, random);
            }

            await new SourceRegistry(vault).AddAsync(new SourceSettings { Name = Source(process), Root = FilesOf(process), Preset = "folder", Folder = $"backup/{Source(process)}" }, CancellationToken.None).ConfigureAwait(false);
            await new SessionSourceRegistry(vault).AddAsync(
                new SessionSource { Name = Sessions(process), Preset = "folder", Folder = SessionsOf(process), WindowDays = 0 }, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Changes three files of a source.</summary>
    internal void ChangeFiles(int process, Random random)
    {
        for (var i = 0; i < 3; i++)
        {
            ChangeFile(process, random.Next(Files), random);
        }
    }

    /// <summary>Adds some 20 kB to a transcript.</summary>
    internal void GrowTranscript(int process, Random random)
    {
        var file = Path.Combine(SessionsOf(process), string.Create(CultureInfo.InvariantCulture, $"session-{random.Next(Transcripts)}.jsonl"));
        File.AppendAllLines(file, Enumerable.Range(0, 100).Select(_ =>
            $"{{\"type\":\"message\",\"id\":\"{random.NextInt64():x16}\",\"message\":{{\"role\":\"assistant\",\"content\":\"step {random.Next(1000)} done; what follows is {random.NextInt64():x16} and what the tests say of it, which takes a line\"}}}}"));
    }

    private void ChangeFile(int process, int file, Random random)
    {
        var text = string.Join('\n', Enumerable.Range(0, 60).Select(_ => $"- what was learned: {random.NextInt64():x16}"));
        File.WriteAllText(Path.Combine(FilesOf(process), string.Create(CultureInfo.InvariantCulture, $"note-{file:000}.md")), text);
    }
}
