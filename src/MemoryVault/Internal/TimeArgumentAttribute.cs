using System.Globalization;
using System.Management.Automation;
using MemoryVault.History;

namespace MemoryVault.Internal;

/// <summary>
/// Takes a time as PowerShell has it (<see cref="DateTime"/>, <see cref="DateTimeOffset"/>) or as people write it (<c>2d</c>,
/// <c>yesterday</c>, <c>2026-08-01T14:05</c>), for parameters of the type <see cref="DateTimeOffset"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeArgumentAttribute(DayEdge edge) : ArgumentTransformationAttribute
{
    /// <summary>Gets which moment of a day is meant where only a day is named.</summary>
    public DayEdge Edge { get; } = edge;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return (value, ArgumentText.Of(inputData)) switch
        {
            (_, { } text) when TimeExpression.TryParse(text, TimeProvider.System, Edge, out var time) => time,
            (DateTime { Kind: DateTimeKind.Unspecified } time, _) => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Local)),
            (_, { } text) => throw new ArgumentTransformationMetadataException(
                $"'{text}' is no time. Give a [datetime], or write it like 2d, yesterday, 2026-08-01 or {DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)}."),
            _ => value,
        };
    }
}
