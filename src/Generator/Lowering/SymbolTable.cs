using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FusedKernels.Generator.Lowering;

/// <summary>What each C# symbol is in the IR, and the unique names given so far.</summary>
internal sealed class SymbolTable
{
    private readonly Dictionary<ISymbol, Place> places = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Value> values = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, BufferPart> buffers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<KernelBuffer, StructureTables> tables = [];
    private readonly HashSet<ISymbol> refused = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> names = [.. ReservedNames.All];
    private readonly List<Variable> parameters = [];
    private readonly List<Variable> fields = [];
    private readonly List<KernelBuffer> parameterBuffers = [];
    private readonly List<KernelBuffer> fieldBuffers = [];
    private readonly List<KernelBuffer> localBuffers = [];

    public EquatableArray<Variable> Parameters => parameters.ToEquatable();

    public EquatableArray<Variable> Fields => fields.ToEquatable();

    public EquatableArray<KernelBuffer> Buffers => parameterBuffers.Concat(fieldBuffers).Concat(localBuffers).ToEquatable();

    public bool TryGetPlace(ISymbol symbol, [NotNullWhen(true)] out Place? place) => places.TryGetValue(symbol, out place);

    /// <summary>The value that a parameter of an inlined method stands for.</summary>
    public bool TryGetValue(ISymbol symbol, [NotNullWhen(true)] out Value? value) => values.TryGetValue(symbol, out value);

    public bool TryGetBuffer(ISymbol symbol, [NotNullWhen(true)] out BufferPart? buffer) => buffers.TryGetValue(symbol, out buffer);

    /// <summary>Remembers that a symbol was reported where it is declared, so that its uses are not reported again.</summary>
    public void Refuse(ISymbol symbol) => refused.Add(symbol);

    public bool IsRefused(ISymbol symbol) => refused.Contains(symbol);

    public Variable Parameter(IParameterSymbol symbol, ScalarType type)
    {
        Variable variable = OfParameter(symbol, symbol.Name, type);
        Alias(symbol, Place.Of(Layout.Of(type), [variable]));
        parameters.Add(variable);
        return variable;
    }

    /// <summary>Variables for the numbers of a parameter that is a structure or enumeration.</summary>
    public Place ParameterParts(IParameterSymbol symbol, Layout layout)
    {
        names.Add(symbol.Name);
        Place place = Place.Of(layout, layout.PartNames(symbol.Name).Zip(layout.Parts, (name, type) => OfParameter(symbol, name, type)).ToList());
        Alias(symbol, place);
        parameters.AddRange(place.Slots.Select(s => s.Variable!));
        return place;
    }

    private Variable OfParameter(IParameterSymbol symbol, string name, ScalarType type) => symbol.RefKind switch
    {
        RefKind.None => new Variable(UniqueName(name), type, VariableKind.Parameter),
        RefKind.Out => new Variable(UniqueName(name), type, VariableKind.Output, Names.Escaped(symbol.Name)),
        _ => new Variable(UniqueName(name), type, VariableKind.Reference, Names.Escaped(symbol.Name)),
    };

    public Variable Variable(ISymbol symbol, ScalarType type, VariableKind kind)
    {
        var variable = new Variable(UniqueName(symbol.Name), type, kind);
        Alias(symbol, Place.Of(Layout.Of(type), [variable]));
        return variable;
    }

    /// <summary>Variables for the parts of a local or parameter, called after it and its fields.</summary>
    public Place Variables(ISymbol symbol, Layout layout)
    {
        Place place = Place.Of(layout, layout.PartNames(symbol.Name).Zip(layout.Parts, (name, type) => new Variable(UniqueName(name), type, VariableKind.Local)).ToList());
        Alias(symbol, place);
        return place;
    }

    /// <summary>Lets a symbol stand for a place that there is already.</summary>
    public void Alias(ISymbol symbol, Place place)
    {
        places[symbol] = place;
        values.Remove(symbol);
    }

    /// <summary>Lets a symbol stand for a value.</summary>
    public void Alias(ISymbol symbol, Value value)
    {
        values[symbol] = value;
        places.Remove(symbol);
    }

    /// <summary>A variable that stands for no symbol.</summary>
    public Variable Temporary(ScalarType type, string name = "value") => new(UniqueName(name), type, VariableKind.Local);

    /// <summary>The index of a loop that stands for no symbol.</summary>
    public Variable Index(string name, ScalarType type = ScalarType.Int32) => new(UniqueName(name), type, VariableKind.Index);

    /// <summary>The variable a static field is read into; one per field.</summary>
    public Variable Field(IFieldSymbol symbol, ScalarType type)
    {
        if (places.TryGetValue(symbol, out Place? known))
            return known.Slots[0].Variable!;
        var variable = new Variable(UniqueName(symbol.Name), type, VariableKind.Field, Names.Of(symbol));
        Alias(symbol, Place.Of(Layout.Of(type), [variable]));
        fields.Add(variable);
        return variable;
    }

    /// <summary>The tables of a buffer of structures; null for one of numbers.</summary>
    public StructureTables? TablesOf(KernelBuffer buffer) => tables.TryGetValue(buffer, out StructureTables? found) ? found : null;

    /// <summary>The buffer that a parameter is; the first table of one of structures.</summary>
    public KernelBuffer ParameterBuffer(IParameterSymbol symbol, BufferType type)
    {
        string name = UniqueName(symbol.Name);
        if (type.Structure is { } structure)
        {
            StructureTables found = StructureTables.Of(name, structure, Layout.Of(structure)!, type);
            names.UnionWith(found.Tables.Select(t => t.Name));
            parameterBuffers.AddRange(found.Tables);
            tables[found.Tables[0]] = found;
            buffers[symbol] = new BufferPart(found.Tables[0]);
            return found.Tables[0];
        }

        var buffer = new KernelBuffer(name, type.Element, type.Rank, type.Kind);
        buffers[symbol] = new BufferPart(buffer);
        parameterBuffers.Add(buffer);
        return buffer;
    }

    /// <summary>The buffer a static array is read into; one per field.</summary>
    public KernelBuffer FieldBuffer(IFieldSymbol symbol, BufferType type)
    {
        if (buffers.TryGetValue(symbol, out BufferPart? known))
            return known.Buffer;
        var buffer = new KernelBuffer(UniqueName(symbol.Name), type.Element, type.Rank, BufferKind.FieldArray, Names.Of(symbol));
        buffers[symbol] = new BufferPart(buffer);
        fieldBuffers.Add(buffer);
        return buffer;
    }

    /// <summary>A local array; without a symbol when it is made in a return statement.</summary>
    public KernelBuffer LocalBuffer(ILocalSymbol? symbol, ScalarType element, int rank, BufferKind kind)
    {
        var buffer = new KernelBuffer(UniqueName(symbol?.Name ?? "result"), element, rank, kind);
        if (symbol is not null)
            buffers[symbol] = new BufferPart(buffer);
        localBuffers.Add(buffer);
        return buffer;
    }

    /// <summary>Lets another symbol stand for a buffer that has a name already.</summary>
    public void Alias(ISymbol symbol, BufferPart buffer) => buffers[symbol] = buffer;

    private string UniqueName(string name)
    {
        bool keyword = SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None;
        string unique = keyword ? name + "_" : name;
        for (int suffix = 1; !names.Add(unique); suffix++)
            unique = name + "_" + suffix;
        return unique;
    }
}
