using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Lowering;

/// <summary>A field of a structure and where its numbers are among those of the structure.</summary>
/// <param name="Name">Its name; that of the property where it only stores an automatic one.</param>
/// <param name="Layout">What it is made of.</param>
/// <param name="First">The position of its first part.</param>
internal readonly record struct LayoutField(string Name, Layout Layout, int First);

/// <summary>
/// What a C# type is made of: one number, or the fields of a structure or tuple, which have layouts in turn. Its parts are all the
/// numbers it holds, in the order of declaration; a kernel computes with these alone.
/// </summary>
internal sealed class Layout
{
    private static readonly Dictionary<string, string[]> KnownFields = new()
    {
        ["System.Numerics.Vector2"] = ["X", "Y"],
        ["System.Numerics.Vector3"] = ["X", "Y", "Z"],
        ["System.Numerics.Vector4"] = ["X", "Y", "Z", "W"],
        ["System.Numerics.Complex"] = ["Real", "Imaginary"],
    };

    private static readonly ImmutableArray<Layout> Numbers =
        System.Enum.GetValues(typeof(ScalarType)).Cast<ScalarType>().Select(type => new Layout(type, ImmutableArray<LayoutField>.Empty)).ToImmutableArray();

    private Layout(ScalarType? scalar, ImmutableArray<LayoutField> fields)
    {
        Scalar = scalar;
        Fields = fields;
        Parts = scalar is { } one ? ImmutableArray.Create(one) : fields.SelectMany(f => f.Layout.Parts).ToImmutableArray();
    }

    /// <summary>The type of the number it is, or null for a structure.</summary>
    public ScalarType? Scalar { get; }

    /// <summary>The fields of a structure in order; none for a number.</summary>
    public ImmutableArray<LayoutField> Fields { get; }

    /// <summary>The types of all numbers it holds.</summary>
    public ImmutableArray<ScalarType> Parts { get; }

    /// <summary>The layout of what gives no value.</summary>
    public static Layout Nothing { get; } = new(null, ImmutableArray<LayoutField>.Empty);

    /// <summary>The layout of a number.</summary>
    public static Layout Of(ScalarType type) => Numbers[(int)type];

    /// <summary>The type of the number that a type is, that of an enumeration its underlying one, that of a character or native integer the one that holds it; null for any other.</summary>
    public static ScalarType? ScalarOf(ITypeSymbol? type) => TypeTable.Scalar(type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying : type) ?? TypeTable.HeldBy(type);

    /// <summary>The layout of a type, or null where a kernel cannot hold its values.</summary>
    public static Layout? Of(ITypeSymbol? type) => type switch
    {
        null => null,
        _ when ScalarOf(type) is { } scalar => Of(scalar),
        INamedTypeSymbol { TypeKind: TypeKind.Struct, IsRefLikeType: false } structure => OfStructure(structure),
        _ => null,
    };

    /// <summary>The field of a name, or null.</summary>
    public LayoutField? Field(string name)
    {
        foreach (LayoutField field in Fields)
        {
            if (field.Name == name)
                return field;
        }

        return null;
    }

    /// <summary>Where the parts lie in memory, in bytes: in the order of declaration, each aligned to its own size.</summary>
    /// <param name="size">The size of the whole, a multiple of its largest part's.</param>
    public int[] Offsets(out int size)
    {
        int end = 0;
        var offsets = new List<int>();
        Lay(this, offsets, ref end);
        size = end;
        return offsets.ToArray();
    }

    private int Alignment => Parts.Max(part => part.Size());

    private static void Lay(Layout layout, List<int> offsets, ref int end)
    {
        end = Aligned(end, layout.Alignment);
        if (layout.Scalar is { } scalar)
        {
            offsets.Add(end);
            end += scalar.Size();
            return;
        }

        foreach (LayoutField field in layout.Fields)
            Lay(field.Layout, offsets, ref end);
        end = Aligned(end, layout.Alignment);
    }

    private static int Aligned(int offset, int alignment) => (offset + alignment - 1) / alignment * alignment;

    /// <summary>Names for the parts of a variable: its own, followed by those of the fields that lead to the part.</summary>
    public IEnumerable<string> PartNames(string variable) =>
        Scalar is not null ? [variable] : Fields.SelectMany(f => f.Layout.PartNames(variable + "_" + f.Name.Replace("<", "").Replace(">", "")));

    private static Layout? OfStructure(INamedTypeSymbol structure)
    {
        List<(string Name, ITypeSymbol Type)>? members = Members(structure);
        if (members is not { Count: > 0 })
            return null;
        var fields = ImmutableArray.CreateBuilder<LayoutField>();
        int first = 0;
        foreach ((string name, ITypeSymbol type) in members)
        {
            if (Of(type) is not { } layout)
                return null;
            fields.Add(new LayoutField(name, layout, first));
            first += layout.Parts.Length;
        }

        return new Layout(null, fields.ToImmutable());
    }

    private static List<(string Name, ITypeSymbol Type)>? Members(INamedTypeSymbol structure)
    {
        if (structure.IsTupleType)
            return structure.TupleElements.Select(e => ((e.CorrespondingTupleField ?? e).Name, e.Type)).ToList();
        if (KnownFields.TryGetValue(structure.ToDisplayString(), out string[]? known))
            return KnownMembers(structure, known);
        List<IFieldSymbol> fields = structure.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic).ToList();

        // What another assembly keeps to itself may be anything, and overlapping fields are no numbers of their own.
        bool visible = structure.DeclaringSyntaxReferences.Length > 0 || fields.All(f => f.DeclaredAccessibility == Accessibility.Public);
        bool overlapping = structure.GetAttributes().Any(a => a.AttributeClass?.Name is "StructLayoutAttribute" or "InlineArrayAttribute");
        if (!visible || overlapping || fields.Any(f => f.IsFixedSizeBuffer || f.RefKind != RefKind.None))
            return null;
        return fields.Select(f => ((f.AssociatedSymbol ?? f).Name, f.Type)).ToList();
    }

    /// <summary>The numbers of a structure of .NET's, as its own fields are private or computed.</summary>
    private static List<(string Name, ITypeSymbol Type)> KnownMembers(INamedTypeSymbol structure, string[] names) =>
        names.Select(name => (name, structure.GetMembers(name).Select(m => m is IPropertySymbol p ? p.Type : ((IFieldSymbol)m).Type).First())).ToList();
}
