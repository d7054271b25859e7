using MemoryVault.Json.Merge;
using MemoryVault.Knowledge;
using MemoryVault.Vaults;

namespace MemoryVault.Stress.Publishers;

/// <summary>One of the publishers: a machine with a vault and a folder.</summary>
internal sealed class Publisher
{
    internal const string Project = "brisa";

    private readonly int _number;
    private readonly WordLedger _ledger;
    private readonly StepProgress _progress;
    private readonly Vault _vault;
    private readonly List<string> _own = [];
    private int _words;

    private Publisher(int number, string home, WordLedger ledger, StepProgress progress, Vault vault) =>
        (_number, Root, _ledger, _progress, _vault) = (number, Path.Combine(home, Project), ledger, progress, vault);

    /// <summary>Gets the folder of the project.</summary>
    internal string Root { get; }

    /// <summary>Gets how many publications were merged.</summary>
    internal int Merges { get; private set; }

    private string Name => $"publisher-{_number}";

    /// <summary>Makes a machine.</summary>
    internal static async Task<Publisher> CreateAsync(int number, string home, WordLedger ledger, IEnumerable<KeyValuePair<string, string>> variables)
    {
        Directory.CreateDirectory(home);
        var progress = new StepProgress(number);
        var name = $"publisher-{number}";
        var services = new VaultServices
        {
            Progress = progress,
            Environment = MachineEnvironment.FromProcess() with
            {
                Home = home,
                CurrentDirectory = home,
                MachineName = name,
                Variables = new Dictionary<string, string>(variables)
                {
                    ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? string.Empty, ["HOME"] = home, ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1",
                    ["GIT_AUTHOR_NAME"] = name, ["GIT_AUTHOR_EMAIL"] = $"{name}@example.org",
                },
            },
        };
        await new CreateVault(services).RunAsync(new CreateVaultOptions { Path = Path.Combine(home, "vault"), Machine = name }, CancellationToken.None).ConfigureAwait(false);
        return new Publisher(number, home, ledger, progress, Vault.Open(Path.Combine(home, "vault"), services));
    }

    /// <summary>Publishes the project for the first time; gives the id of the gist that was made.</summary>
    internal async Task<string?> BeginAsync(KnowledgeAddress address)
    {
        Directory.CreateDirectory(Root);
        foreach (var (name, content) in SharedFiles.Content)
        {
            await File.WriteAllTextAsync(Path.Combine(Root, name), content).ConfigureAwait(false);
        }

        await new PublishKnowledge(_vault).RunAsync(new PublishKnowledgeOptions { Project = Project, Path = Root, Address = address }, CancellationToken.None).ConfigureAwait(false);
        return _vault.Configuration.Knowledge.Single().Places.Single().GistId;
    }

    /// <summary>Takes the project to this machine.</summary>
    internal Task CopyAsync(KnowledgeAddress address) =>
        new CopyKnowledge(_vault).RunAsync(new CopyKnowledgeOptions { Project = Project, Path = Root, Address = address }, CancellationToken.None);

    /// <summary>Changes, publishes and receives, some steps of them, each when it is its turn.</summary>
    internal async Task RunAsync(Random random, TurnTaking turns)
    {
        _progress.Turns = turns;
        try
        {
            Change(random);
            foreach (var step in Programs[random.Next(Programs.Length)])
            {
                await (step switch { 'p' => PublishAsync(), 'r' => ReceiveAsync(), _ => Task.Run(() => Change(random)) }).ConfigureAwait(false);
            }
        }
        finally
        {
            _progress.Turns = null;
            turns.End();
        }
    }

    /// <summary>Publishes.</summary>
    internal async Task PublishAsync()
    {
        var published = await new PublishKnowledge(_vault).RunAsync(
            new PublishKnowledgeOptions { Project = Project, Strategy = MergeStrategy.Union }, CancellationToken.None).ConfigureAwait(false);
        Merges += published.Merged ? 1 : 0;
    }

    /// <summary>Receives.</summary>
    internal Task ReceiveAsync() =>
        new ReceiveKnowledge(_vault).RunAsync(new ReceiveKnowledgeOptions { Project = Project, Strategy = MergeStrategy.Union }, CancellationToken.None);

    /// <summary>Gives the files of the folder.</summary>
    internal SortedDictionary<string, string> Files() => new(
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText), StringComparer.Ordinal);

    /// <summary>Gives how many pushes came too late.</summary>
    internal int CountRefusals() =>
        Directory.GetFiles(_vault.Paths.Log).Sum(file => File.ReadLines(file).Count(line => line.Contains("\"knowledge.retry\"", StringComparison.Ordinal)));

    /// <summary>Closes the vault.</summary>
    internal ValueTask CloseAsync() => _vault.DisposeAsync();

    // p publishes, r receives, c changes something more.
    private static readonly string[] Programs = ["p", "pr", "rp", "pcp", "prp", "rpcp"];

    private void Change(Random random)
    {
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var word = FormattableString.Invariant($"w{_number}x{_words++}y");
            switch (random.Next(7))
            {
                case 0:
                    Edit("shared.md", word, SharedFiles.AddToSection(_number, word));
                    break;
                case 1:
                    Edit("shared.json", word, text => SharedFiles.AddMember(text, word));
                    break;
                case 2:
                    Edit("shared.jsonl", word, text => text + $"{{\"id\": \"{word}\"}}\n");
                    break;
                case 3:
                    Edit("log.md", word, text => text + $"- {word}\n");
                    break;
                case 4 when _own.Count > 2:
                    Delete(_own[random.Next(_own.Count)]);
                    break;
                case 5 when _own.Count > 0:
                    Edit(_own[random.Next(_own.Count)], word, text => text + $"{word}\n");
                    break;
                default:
                    _own.Add($"notes/{word}.md");
                    Edit(_own[^1], word, _ => $"# {word}\n");
                    break;
            }
        }
    }

    private void Edit(string path, string word, Func<string, string> change)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, change(File.Exists(file) ? File.ReadAllText(file) : string.Empty));
        lock (_ledger)
        {
            _ledger.Write(path, word);
        }
    }

    private void Delete(string path)
    {
        File.Delete(Path.Combine(Root, path));
        _own.Remove(path);
        lock (_ledger)
        {
            _ledger.Delete(path);
        }
    }
}
