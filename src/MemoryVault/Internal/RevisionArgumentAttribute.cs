using System.Globalization;
using System.Management.Automation;

namespace MemoryVault.Internal;

/// <summary>
/// Takes a <see cref="DateTime"/> or <see cref="DateTimeOffset"/> where a revision may be a time. Left to itself, PowerShell would turn it
/// into text without its offset.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RevisionArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
            DateTime time => new DateTimeOffset(time).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
            _ => inputData,
        };
    }
}
