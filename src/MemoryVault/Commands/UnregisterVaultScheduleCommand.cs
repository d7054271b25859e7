using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Errors;
using MemoryVault.Internal;
using MemoryVault.Schedules;

namespace MemoryVault.Commands;

/// <summary>Removes a schedule.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "VaultSchedule", SupportsShouldProcess = true, HelpUri = HelpAddress.UnregisterVaultSchedule)]
[OutputType(typeof(VaultSchedule))]
public sealed class UnregisterVaultScheduleCommand : EngineCmdlet
{
    /// <summary>Gets or sets the names, with wildcards.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ScheduleNameCompleter))]
    public string[] Name { get; set; } = [ScheduleOptions.DefaultName];

    /// <summary>Gets or sets a value indicating whether the schedule is put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var registry = new ScheduleRegistry(MakeServices());
        var all = await OnPool(() => registry.ListAsync(cancellationToken));
        foreach (var schedule in Named.Find(Name, all, schedule => schedule.Name, name => new ScheduleMissingException(name, all), Report))
        {
            var consent = Ask($"Unregister schedule '{schedule.Name}' ({schedule.Scheduler}, every {Duration.Format(schedule.Every)}).");
            if (consent == Consent.Given)
            {
                await OnPool(() => registry.UnregisterAsync(schedule.Name, cancellationToken));
            }

            if (PassThru && consent != Consent.Refused)
            {
                Emit(schedule);
            }
        }
    }
}
