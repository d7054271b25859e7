using System.Management.Automation;
using System.Reflection;
using MemoryVault.Commands;

namespace MemoryVault.Tests.Conventions;

/// <summary>A cmdlet as its attributes describe it. They are read as data: the reference assembly cannot run their constructors.</summary>
internal sealed class CmdletShape
{
    private readonly CustomAttributeData _attribute;

    private CmdletShape(Type type)
    {
        Type = type;
        _attribute = type.GetCustomAttributesData().Single(a => a.AttributeType == typeof(CmdletAttribute));
        Parameters = [.. type.GetProperties().Where(p => Attributes(p, typeof(ParameterAttribute)).Any()).Select(p => new ParameterShape(this, p))];
    }

    public static IReadOnlyList<CmdletShape> All { get; } =
    [
        .. typeof(NewVaultCommand).Assembly.GetTypes()
            .Where(t => t.GetCustomAttributesData().Any(a => a.AttributeType == typeof(CmdletAttribute)))
            .Select(t => new CmdletShape(t)).OrderBy(c => c.Name, StringComparer.Ordinal),
    ];

    public Type Type { get; }

    public string Verb => (string)_attribute.ConstructorArguments[0].Value!;

    public string Noun => (string)_attribute.ConstructorArguments[1].Value!;

    public string Name => $"{Verb}-{Noun}";

    public bool SupportsShouldProcess => Named("SupportsShouldProcess") is true;

    public string? DefaultParameterSet => (string?)Named("DefaultParameterSetName");

    public string? HelpUri => (string?)Named("HelpUri");

    public IReadOnlyList<ParameterShape> Parameters { get; }

    public IReadOnlyList<Type> Outputs =>
    [
        .. Attributes(Type, typeof(OutputTypeAttribute)).SelectMany(a => (IReadOnlyCollection<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)
            .Select(a => (Type)a.Value!),
    ];

    public static IEnumerable<CustomAttributeData> Attributes(MemberInfo member, Type type) =>
        member.GetCustomAttributesData().Where(a => a.AttributeType.IsAssignableTo(type));

    public override string ToString() => Name;

    private object? Named(string name) => _attribute.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value;
}
