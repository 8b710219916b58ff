using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>A gang of one loop at one vector width: how many vectors a value takes, names, and the code written so far.</summary>
internal sealed class LaneGang
{
    private readonly HashSet<string> taken;
    private int names;

    public LaneGang(int width, int size, Unit unit, UnitPlace place, CodeWriter writer)
    {
        Width = width;
        Unit = unit;
        Place = place;
        Writer = writer;
        Size = size;
        Varying = unit.Lanes!.Varying;
        Own = unit.Code.Body.Made();
        taken = new HashSet<string>(unit.Code.Body.Sets().Select(v => v.Name)
            .Concat(place.Facts.Body.Names()));
        Accesses = place.AccessesOf(unit);
        int widest = unit.Code.Body.AllExpressions().Where(e => e.Type != ScalarType.Boolean && Varying.IsVarying(e)).Select(e => e.Type.Size()).DefaultIfEmpty(4).Max();
        BooleanSize = System.Math.Max(widest, width / 8 / Size);
    }

    public int Width { get; }

    /// <summary>Number of lanes.</summary>
    public int Size { get; }

    public Unit Unit { get; }

    public UnitPlace Place { get; }

    public CodeWriter Writer { get; }

    public Varying Varying { get; }

    /// <summary>Arrays that every lane has for itself.</summary>
    public HashSet<KernelBuffer> Own { get; }

    /// <summary>What is known of the unit's accesses.</summary>
    public LaneAccesses Accesses { get; }

    /// <summary>Element size of the masks that hold boolean variables.</summary>
    public int BooleanSize { get; }

    public string Class => LaneTypes.Class(Width);

    /// <summary>Vectors per value of a type; a mask's element size is given instead for booleans.</summary>
    public int Parts(int size) => Size * size * 8 / Width;

    public int LanesPerPart(int size) => Width / 8 / size;

    /// <summary>The rows of a table: one at least, which lanes that are off may touch.</summary>
    public int Rows(KernelBuffer own) => System.Math.Max(1, Place.Facts.Definitions.PrivateLength(own));

    /// <summary>A name that neither a variable of the user nor one of a pass has.</summary>
    public string Fresh(string stem)
    {
        string name;
        do
        {
            name = stem + Literals.Number(++names);
        }
        while (taken.Contains(name));
        return name;
    }

    public string PartName(string stem, int part) => $"{stem}_{Literals.Number(part)}";

    /// <summary>The parts of a varying variable.</summary>
    public IReadOnlyList<string> PartsOf(Variable variable)
    {
        int size = variable.Type == ScalarType.Boolean ? BooleanSize : variable.Type.Size();
        return Enumerable.Range(0, Parts(size)).Select(p => PartName(variable.Name, p)).ToArray();
    }

    public string VectorOf(Variable variable) =>
        variable.Type == ScalarType.Boolean ? LaneTypes.Mask(Width, BooleanSize) : LaneTypes.Vector(Width, variable.Type);

    /// <summary>Gives each part a name of its own, so that its text can be used more than once.</summary>
    public LaneValue Named(LaneValue value, string stem)
    {
        if (value.IsUniform || value.Parts.All(IsName))
            return value;
        string name = Fresh(stem);
        string type = value.Type == ScalarType.Boolean ? LaneTypes.Mask(Width, value.MaskSize) : LaneTypes.Vector(Width, value.Type);
        string[] parts = new string[value.Parts.Count];
        for (int p = 0; p < parts.Length; p++)
        {
            parts[p] = PartName(name, p);
            Writer.Line($"{type} {parts[p]} = {value.Parts[p]};");
        }

        return value with { Parts = parts };
    }

    /// <summary>The gang of the loop over whole gangs.</summary>
    public static LaneGang Whole(int width, Unit unit, UnitPlace place, CodeWriter writer) =>
        new(width, unit.Lanes!.Gangs.For(width), unit, place, writer);

    /// <summary>
    /// The gang for what is left, under a mask: one vector, so that no more of them run than are wanted; whole where a loop inside would
    /// have to run for each, unless several rows at once keep the processor busy.
    /// </summary>
    public static LaneGang Tail(int width, Unit unit, UnitPlace place, CodeWriter writer) =>
        new(width, HasLoops(unit) && unit.Rows is null ? unit.Lanes!.Gangs.For(width) : width / 8 / unit.Lanes!.Narrowest, unit, place, writer);

    /// <summary>
    /// Whether what is left after whole gangs runs under a mask, not in scalar code. Masks are cheap where the processor has them, at 512
    /// bits; elsewhere they pay if the body loops. One body less is a third less for the C# compiler to read.
    /// </summary>
    public static bool MasksTail(int width, Unit unit) => width == 512 || HasLoops(unit);

    /// <summary>Whether the body of a unit loops.</summary>
    public static bool HasLoops(Unit unit) => unit.Code.Body.All().Any(s => s is For or While);

    private static bool IsName(string text) => text.All(c => char.IsLetterOrDigit(c) || c == '_');
}
