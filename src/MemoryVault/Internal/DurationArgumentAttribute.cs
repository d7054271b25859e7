using System.Management.Automation;
using MemoryVault.Schedules;

namespace MemoryVault.Internal;

/// <summary>Takes a duration as people write it (<c>15m</c>, <c>1h30m</c>) besides what PowerShell takes for a <see cref="TimeSpan"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is TimeSpan ? value
            : Duration.TryParse(ArgumentText.Of(inputData), out var duration) ? duration

            // A bare number would become ticks: 15 of them are 1.5 microseconds.
            : throw new ArgumentTransformationMetadataException(
                $"'{value}' is no interval of whole minutes from one minute to a day. Write it like 15m, 1h or 1d, or give a [timespan].");
    }
}
