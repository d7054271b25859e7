using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Errors;
using MemoryVault.Internal;
using MemoryVault.Json.Merge;
using MemoryVault.Memory;

namespace MemoryVault.Commands;

/// <summary>Takes a JSON document, a folder of sections, or a vault of files with its event log into the shared memory.</summary>
[Cmdlet(VerbsData.Import, "MemorySnapshot", SupportsShouldProcess = true, DefaultParameterSetName = PathSet, HelpUri = HelpAddress.ImportMemorySnapshot)]
[OutputType(typeof(ImportMemoryResult))]
public sealed class ImportMemorySnapshotCommand : VaultPathCmdlet
{
    /// <summary>Gets or sets files or folders, with wildcards; each is imported by itself.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public override string[]? Path { get; set; }

    /// <summary>Gets or sets the agent in whose name it is imported; the vault's own without it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string? AgentId { get; set; }

    /// <summary>Gets or sets what is done where the memory has another value; ours is what is imported.</summary>
    [Parameter]
    public MergeStrategy Strategy { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>-WhatIf</c> gives the plan as an object, too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        foreach (var path in MachinePaths())
        {
            var consent = Ask($"Take '{path}' into the memory of the vault '{vault.Paths.Root}'.");
            if (consent != Consent.Refused)
            {
                await ImportAsync(vault, path, isPlan: consent == Consent.PlanOnly, cancellationToken);
            }
        }
    }

    private async Task ImportAsync(Vaults.Vault vault, string path, bool isPlan, CancellationToken cancellationToken)
    {
        var options = new ImportMemoryOptions { Path = path, Agent = AgentId, Strategy = Strategy, DryRun = isPlan };
        var result = await OnPool(() => new ImportMemory(vault).RunAsync(options, cancellationToken));
        if (result.Conflicts.Count > 0)
        {
            throw new MergeConflictException(result.Conflicts, "was imported");
        }

        if (isPlan)
        {
            ShowPlan(PlanLine.Of(result));
        }

        if (!isPlan || PassThru)
        {
            Emit(result);
        }

        Report(result.Errors);
    }
}
