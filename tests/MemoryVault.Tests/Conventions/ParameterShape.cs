using System.Management.Automation;
using System.Reflection;

namespace MemoryVault.Tests.Conventions;

/// <summary>A parameter of a cmdlet as its attributes describe it.</summary>
internal sealed class ParameterShape(CmdletShape cmdlet, PropertyInfo property)
{
    public CmdletShape Cmdlet { get; } = cmdlet;

    public string Name => property.Name;

    /// <summary>Gets the type of one value: of an array's elements, and without null.</summary>
    public Type ValueType
    {
        get
        {
            var type = property.PropertyType.IsArray ? property.PropertyType.GetElementType()! : property.PropertyType;
            return Nullable.GetUnderlyingType(type) ?? type;
        }
    }

    public bool IsArray => property.PropertyType.IsArray;

    public bool TakesProperty => Parameter.Any(a => Flag(a, "ValueFromPipelineByPropertyName"));

    public bool IsMandatory => Parameter.Any(a => Flag(a, "Mandatory"));

    public IReadOnlyList<string> Sets =>
        [.. Parameter.Select(a => (string?)a.NamedArguments.FirstOrDefault(n => n.MemberName == "ParameterSetName").TypedValue.Value ?? "__AllParameterSets")];

    public IReadOnlyList<string> Aliases =>
    [
        .. CmdletShape.Attributes(property, typeof(AliasAttribute))
            .SelectMany(a => (IReadOnlyCollection<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!).Select(a => (string)a.Value!),
    ];

    public Type? Completer => CmdletShape.Attributes(property, typeof(ArgumentCompleterAttribute)).SingleOrDefault()?.ConstructorArguments[0].Value as Type;

    public bool HasAttribute(Type type) => CmdletShape.Attributes(property, type).Any();

    public override string ToString() => $"{Cmdlet.Name} -{Name}";

    private IEnumerable<CustomAttributeData> Parameter => CmdletShape.Attributes(property, typeof(ParameterAttribute));

    private static bool Flag(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value is true;
}
