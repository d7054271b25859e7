using System.Text;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Makes a git repository that knowledge can be published to, with a first commit that says what it is. One that is there is left as it is.</summary>
public sealed class InitializeKnowledgeRepository(VaultServices services)
{
    private const string Readme =
        """
        # Shared knowledge

        Each folder here is a project: what agents know, as ordinary files. It is an ordinary git repository.

            memvault knowledge copy PROJECT --repo URL       take a project to a machine
            memvault knowledge publish PROJECT               share what changed
            memvault knowledge receive PROJECT               take what others changed

        """;

    private const string Ignored = "*.tmp\n*.lock\n.DS_Store\n";

    /// <summary>Makes it.</summary>
    /// <exception cref="VaultException">The folder cannot be one, or git failed: the reason is in the error.</exception>
    public async Task<KnowledgeRepository> RunAsync(InitializeKnowledgeRepositoryOptions options, CancellationToken cancellationToken)
    {
        var folder = services.Environment.FullPath(options.Path);
        var branch = BranchName.Check(options.Branch);
        if (File.Exists(folder))
        {
            throw new InvalidInputException(folder, $"'{folder}' is a file.", "Name a folder.");
        }

        var there = Directory.Exists(folder) ? FolderRepository.TryOpen(services, folder) : null;
        var repository = there ?? await FolderRepository.CreateAsync(services, folder, branch, options.Bare, cancellationToken).ConfigureAwait(false);
        var at = await repository.ReadBranchAsync(cancellationToken).ConfigureAwait(false) ?? branch;
        var tip = await repository.ReadTipAsync(at, cancellationToken).ConfigureAwait(false);
        if (tip is null)
        {
            // Also in one that was begun and has no commit yet, as after a run that was killed.
            var files = new List<KeyValuePair<string, byte[]>> { new("README.md", Encoding.UTF8.GetBytes(Readme.ReplaceLineEndings("\n"))), new(".gitignore", Encoding.UTF8.GetBytes(Ignored)) };
            tip = await repository.CommitFirstAsync(at, files, "Begin to share knowledge", cancellationToken).ConfigureAwait(false);
        }

        return new KnowledgeRepository(folder, at, tip.ToString(), there is null);
    }
}
