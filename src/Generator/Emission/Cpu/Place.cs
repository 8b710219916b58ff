using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// Where code is printed: how variables, lengths and elements are written there. In the Run method elements are indexed with C#'s own
/// checks; in a unit's methods every access is proved, buffers are references, and what is used from outside becomes a parameter.
/// </summary>
internal abstract class Place(BodyFacts facts)
{
    public BodyFacts Facts { get; } = facts;

    /// <summary>The variable as an expression of its own type.</summary>
    public abstract string Variable(Variable variable);

    /// <summary>A length as an int.</summary>
    public abstract string Length(KernelBuffer buffer, int dimension);

    /// <summary>The length of a row as an int.</summary>
    public abstract string RowLength(KernelBuffer rows, Expr row);

    /// <summary>An element as something that can be read or assigned.</summary>
    public abstract string Element(KernelBuffer buffer, EquatableArray<Expr> index);

    /// <summary>An element that is read.</summary>
    public virtual string Read(Load load) => Element(load.Buffer, load.Index);

    /// <summary>A statement that writes an element.</summary>
    public virtual string Write(Store store, string value) => $"{Element(store.Buffer, store.Index)} = {value};";

    /// <summary>The span over a private array.</summary>
    public abstract string Whole(KernelBuffer own);

    /// <summary>The variable as a native integer, for addresses and loop bounds.</summary>
    public virtual string Native(Variable variable) => $"(nint){Variable(variable)}";
}

/// <summary>The Run method: parameters and locals by name.</summary>
internal sealed class RunPlace(BodyFacts facts) : Place(facts)
{
    public override string Variable(Variable variable) => variable.Name;

    public override string Length(KernelBuffer buffer, int dimension) =>
        buffer.Dimensions == 1 || dimension < 0 ? $"{buffer.Source}.Length" : $"{buffer.Source}.GetLength({Literals.Number(dimension)})";

    public override string RowLength(KernelBuffer rows, Expr row) => $"{rows.Name}[{new ScalarText(this).Print(row)}].Length";

    public override string Element(KernelBuffer buffer, EquatableArray<Expr> index)
    {
        var scalar = new ScalarText(this);
        if (buffer.View is { } view && index[buffer.Dimensions] is Constant { Bits: var column })
        {
            string structure = buffer.Dimensions == 1
                ? $"{view.Source}, {scalar.Print(index[0])}"
                : $"ref {view.Source}{buffer.Subscripts(index.Take(buffer.Dimensions).Select(scalar.Print))}";
            return $"KernelRuntime.StructureMemory.Part<{view.Type}, {buffer.Element.Keyword()}>({structure}, {Literals.Number(column * buffer.Element.Size())})";
        }

        return buffer.Name + buffer.Subscripts(index.Select(scalar.Print));
    }

    public override string Write(Store store, string value) => store.Buffer.Kind == BufferKind.PrivateArray && CheckedWrite.Matters(store)
        ? CheckedWrite.Print($"KernelMemory.GetReference({store.Buffer.Name})", $"{store.Buffer.Name}.Length, {new ScalarText(this).Print(store.Index[0])}", value)
        : base.Write(store, value);

    public override string Whole(KernelBuffer own) => own.Name;
}

/// <summary>A method of a unit: collects what it uses from outside, to become its parameters.</summary>
internal sealed class UnitPlace : Place
{
    private readonly HashSet<Variable> own = [];
    private readonly HashSet<KernelBuffer> made;
    private FixedOffsets? offsets;
    private LaneAccesses? accesses;

    /// <param name="facts">What is known of the body.</param>
    /// <param name="loop">The unit's loop.</param>
    /// <param name="captures">Where to collect what is used from outside.</param>
    /// <param name="late">Reads that are checked where they happen.</param>
    public UnitPlace(BodyFacts facts, For loop, Captures captures, ISet<int> late)
        : base(facts)
    {
        Loop = loop;
        Late = late;
        Captures = captures;
        Indices = new HashSet<Variable>(loop.Body.All().OfType<For>().Select(f => f.Index)) { loop.Index };
        made = loop.Body.Made();
        own.UnionWith(Indices);
        own.UnionWith(loop.Body.All().Select(s => s.Target()).OfType<Variable>());
        own.UnionWith(loop.Body.All().OfType<ScanStep>().Select(s => s.Before).OfType<Variable>());
    }

    /// <summary>The place of a unit's methods. Scalar code keeps some locals that lanes see through.</summary>
    public static UnitPlace Of(Unit unit, BodyFacts facts)
    {
        var place = new UnitPlace(facts, unit.Code, new Captures(), unit.Late);
        place.own.UnionWith(unit.InOrder.Body.Sets());
        return place;
    }

    public For Loop { get; }

    /// <summary>Reads that are checked where they happen, by their ids.</summary>
    public ISet<int> Late { get; }

    /// <summary>Indices of the unit's own loops; they are native integers here.</summary>
    public HashSet<Variable> Indices { get; }

    /// <summary>What is used from outside.</summary>
    public Captures Captures { get; }

    /// <summary>A variable of the unit that must come in from outside after all: the initial value of a reduction.</summary>
    public string Initial(Variable variable)
    {
        Captures.Add(variable);
        return variable.Name;
    }

    /// <summary>Parts of addresses in lanes that are computed ahead of the loop over gangs.</summary>
    public FixedOffsets Offsets => offsets ??= new FixedOffsets(this);

    /// <summary>What lanes know of the accesses of a unit whose methods are printed here, found once for all widths.</summary>
    public LaneAccesses AccessesOf(Unit unit) => accesses is { } known && ReferenceEquals(known.Unit, unit) ? known : accesses = new LaneAccesses(unit, Facts);

    /// <summary>Whether the unit's loops give a variable its values.</summary>
    public bool Changes(Variable variable) => own.Contains(variable);

    /// <summary>Says of a variable that the code being printed declares it.</summary>
    public void Declare(Variable variable) => own.Add(variable);

    public override string Variable(Variable variable)
    {
        if (Indices.Contains(variable))
            return $"({variable.Type.Keyword()}){variable.Name}";
        if (!own.Contains(variable))
            Captures.Add(variable);
        return variable.Name;
    }

    public override string Native(Variable variable) => Indices.Contains(variable) ? variable.Name : base.Native(variable);

    /// <summary>Notes that a buffer is used; one from outside becomes a parameter.</summary>
    public void Use(KernelBuffer buffer)
    {
        if (!made.Contains(buffer))
            Captures.Add(buffer);
    }

    public override string Whole(KernelBuffer own) => PrivateMemory.Whole(own);

    public override string RowLength(KernelBuffer rows, Expr row) => UnitText.RowLength(this, new RowView(rows, row));

    public override string Length(KernelBuffer buffer, int dimension)
    {
        if (buffer.IsPrivate)
            return Literals.Number(Facts.Definitions.PrivateLength(buffer));
        if (buffer.IsOfFields(dimension))
            return Literals.Number(buffer.View!.Columns);
        if (dimension < 0)
            return "(" + string.Join(" * ", Enumerable.Range(0, buffer.Dimensions).Select(d => Length(buffer, d))) + ")";
        Captures.Add(buffer, dimension);
        return Captures.LengthName(buffer, dimension);
    }

    public override string Element(KernelBuffer buffer, EquatableArray<Expr> index)
    {
        Use(buffer);
        return buffer.Kind == BufferKind.Rows ? Checked(buffer, index) : $"KernelRef.Add(ref {buffer.Name}, {Address(buffer, index)})";
    }

    public override string Read(Load load)
    {
        if (!Late.Contains(load.Id))
            return Element(load.Buffer, load.Index);
        return Checked(load.Buffer, load.Index);
    }

    public override string Write(Store store, string value)
    {
        if (!Late.Contains(store.Id))
            return base.Write(store, value);
        Use(store.Buffer);
        bool isArray = store.Buffer.Kind is not (BufferKind.Span or BufferKind.ReadOnlySpan or BufferKind.PrivateSpan);
        return isArray && CheckedWrite.Matters(store)
            ? CheckedWrite.Print(store.Buffer.Name, Subscripts(store.Buffer, store.Index), value)
            : $"{Checked(store.Buffer, store.Index)} = {value};";
    }

    /// <summary>The element that a write goes to, checked where it happens.</summary>
    public string Element(Store store) => Checked(store.Buffer, store.Index);

    private string Checked(KernelBuffer buffer, EquatableArray<Expr> index)
    {
        Use(buffer);
        if (buffer.Kind == BufferKind.Rows)
            return $"KernelRuntime.RowMemory.At({UnitText.Row(this, new RowView(buffer, index[0]))}, {new ScalarText(this).Print(index[1])})";
        return $"KernelRuntime.CheckedAccess.At(ref {buffer.Name}, {Subscripts(buffer, index)})";
    }

    /// <summary>Lengths and indices by dimension, as arguments.</summary>
    private string Subscripts(KernelBuffer buffer, EquatableArray<Expr> index)
    {
        var text = new ScalarText(this);
        return string.Join(", ", index.Select((i, d) => $"{Length(buffer, d)}, {text.Print(i)}"));
    }

    /// <summary>The position of an element, as a native integer expression.</summary>
    public string Address(KernelBuffer buffer, EquatableArray<Expr> index)
    {
        Polynomial address = LinearAddress.Of(buffer, index.Select(Facts.Affine.Of).ToList(), Facts.Affine)
            ?? throw new InvalidOperationException($"{buffer.Name}: a subscript in a unit is not affine");
        return new PolynomialText(this).Native(address);
    }
}

/// <summary>What a unit's methods use from outside, in a fixed order.</summary>
internal sealed class Captures
{
    private readonly SortedDictionary<string, KernelBuffer> buffers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Variable> variables = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (KernelBuffer Buffer, int Dimension)> lengths = new(StringComparer.Ordinal);

    public IEnumerable<KernelBuffer> Buffers => buffers.Values;

    public IEnumerable<Variable> Variables => variables.Values;

    public IEnumerable<(KernelBuffer Buffer, int Dimension)> Lengths => lengths.Values;

    public static string LengthName(KernelBuffer buffer, int dimension) => $"{buffer.Name}_length{(buffer.Rank == 1 ? "" : Literals.Number(dimension))}";

    public void Add(KernelBuffer buffer) => buffers[buffer.Name] = buffer;

    public void Add(Variable variable) => variables[variable.Name] = variable;

    public void Add(KernelBuffer buffer, int dimension) => lengths[LengthName(buffer, dimension)] = (buffer, dimension);
}
