using MemoryVault.Display;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>
/// Writes transcripts out as they were at their sources, byte for byte: the files of one source in the layout of its folder, those of several each in a folder
/// with the source's name. What was deleted at the source is written, too.
/// </summary>
public sealed class ExportSessions(Vault vault)
{
    private readonly SessionTree _files = new(vault.Repository.Objects);
    private readonly List<string> _written = [];
    private readonly List<ItemError> _errors = [];
    private int _unchanged;

    /// <summary>Writes.</summary>
    /// <exception cref="SessionNotFoundException">There is no such session or source.</exception>
    /// <exception cref="VaultException">The revision is not there.</exception>
    public async Task<ExportSessionsResult> RunAsync(ExportSessionsOptions options, CancellationToken cancellationToken)
    {
        var environment = vault.Services.Environment;
        var folder = environment.FullPath(options.Folder);
        if (Backup.FolderPath.Below(RealPath.Resolve(vault.Paths.Root), RealPath.Resolve(folder), environment) is not null)
        {
            throw new InvalidInputException(folder, $"'{folder}' is in the vault.", "Choose a folder outside it.");
        }

        var target = new FolderTarget(folder, environment);
        var state = await SessionState.ReadAsync(vault, options.Revision, cancellationToken).ConfigureAwait(false);
        if (options.Session is { } name)
        {
            var session = await new SessionFinder(vault).FindAsync(name, new ListSessionsOptions { Sources = options.Sources, Revision = options.Revision }, cancellationToken).ConfigureAwait(false);
            var file = await _files.FindFileAsync(state.TreeOf(session.Source), session.Path, cancellationToken).ConfigureAwait(false) ?? throw SessionNotFoundException.Never(name);
            await WriteAsync(file, target, file.Path, options, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await WriteAllAsync(state.Select(options.Sources).ToList(), target, options, cancellationToken).ConfigureAwait(false);
        }

        return new ExportSessionsResult { Folder = folder, Written = _written, Unchanged = _unchanged, Errors = _errors };
    }

    private async Task WriteAllAsync(List<(string Source, ObjectId Tree)> sources, FolderTarget target, ExportSessionsOptions options, CancellationToken cancellationToken)
    {
        foreach (var (source, tree) in sources)
        {
            await foreach (var file in _files.WalkAsync(tree, cancellationToken).ConfigureAwait(false))
            {
                await WriteAsync(file, target, sources.Count == 1 ? file.Path : $"{source}/{file.Path}", options, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task WriteAsync(StoredFile file, FolderTarget target, string path, ExportSessionsOptions options, CancellationToken cancellationToken)
    {
        vault.Services.Progress?.Report(new VaultProgress("Writing sessions", _written.Count + _unchanged, 0, PrintableName.Of(path)));
        var full = target.Find(path, out var problem);
        if (problem is null && File.Exists(full))
        {
            if (await HoldsAsync(file, full, cancellationToken).ConfigureAwait(false))
            {
                _unchanged++;
                return;
            }

            problem = options.Force ? null : "is there already, and differs";
        }

        if (problem is not null)
        {
            _errors.Add(new ItemError(ItemErrorIds.ExportBlocked, full, $"'{PrintableName.Of(full)}' {problem}.", Advice.Of($"Choose another folder; {new HeadWords("--force", "-Force")} replaces a file that differs.")));
            return;
        }

        if (!options.DryRun)
        {
            var content = _files.Open(file);
            await using var closing = content.ConfigureAwait(false);
            await FolderTarget.WriteAsync(content, full, null, cancellationToken).ConfigureAwait(false);
        }

        _written.Add(full);
    }

    private async Task<bool> HoldsAsync(StoredFile file, string full, CancellationToken cancellationToken)
    {
        var content = _files.Open(file);
        await using var closing = content.ConfigureAwait(false);
        return await FolderTarget.HoldsAsync(full, content, cancellationToken).ConfigureAwait(false);
    }
}
