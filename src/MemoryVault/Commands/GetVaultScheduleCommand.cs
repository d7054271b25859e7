using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Errors;
using MemoryVault.Internal;
using MemoryVault.Schedules;
using MemoryVault.Vaults;

namespace MemoryVault.Commands;

/// <summary>Lists the schedules that MemoryVault registered for this user: of all vaults, or of one.</summary>
[Cmdlet(VerbsCommon.Get, "VaultSchedule", HelpUri = HelpAddress.GetVaultSchedule)]
[OutputType(typeof(VaultSchedule))]
public sealed class GetVaultScheduleCommand : VaultCmdlet
{
    /// <summary>Gets or sets the names, with wildcards.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ScheduleNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var registry = new ScheduleRegistry(MakeServices());
        var all = await OnPool(() => registry.ListAsync(cancellationToken));
        var here = VaultFolder is { } folder ? [.. all.Where(schedule => schedule.Vault == folder)] : all;
        foreach (var schedule in Named.Find(Name, here, schedule => schedule.Name, name => new ScheduleMissingException(name, here), Report))
        {
            Emit(schedule);
        }
    }
}
