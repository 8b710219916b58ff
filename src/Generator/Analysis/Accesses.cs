using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>A step on the way from the method's entry to an access: a loop around it, or a condition that holds there.</summary>
internal abstract record PathStep;

internal sealed record InLoop(For Loop) : PathStep;

/// <param name="Condition">The condition.</param>
/// <param name="Holds">Whether it holds at the access, or its negation does.</param>
internal sealed record Under(Expr Condition, bool Holds) : PathStep;

/// <summary>One read or write of a buffer.</summary>
/// <param name="Id">Id of the access (of the statement, for a write).</param>
/// <param name="Buffer">The buffer.</param>
/// <param name="IsStore">Whether it writes.</param>
/// <param name="Index">The index expressions as written.</param>
/// <param name="Forms">Their polynomials; null where there is none.</param>
/// <param name="Path">From the outermost step to the innermost.</param>
internal sealed record Access(
    int Id, KernelBuffer Buffer, bool IsStore, EquatableArray<Expr> Index, IReadOnlyList<Polynomial?> Forms, IReadOnlyList<PathStep> Path)
{
    public bool IsIn(For loop) => From(loop).Any();

    /// <summary>The way to it from a loop on, which is the first step; empty where it is not in that loop. Ids tell: the code of a loop may be another.</summary>
    public IEnumerable<PathStep> From(For loop) => Path.SkipWhile(s => !(s is InLoop step && step.Loop.Is(loop)));

    /// <summary>Whether it reads the length of a row, and no element.</summary>
    public bool IsRowLength => Index.Count < Buffer.Rank;

    public IEnumerable<For> Loops => Path.OfType<InLoop>().Select(s => s.Loop);

    public override string ToString() => $"{Buffer.Name}{Buffer.Subscripts(Index.Select(IrPrinter.Print))}{(IsRowLength ? ".Length" : "")}";
}

/// <summary>Collects the accesses of a body in order of evaluation.</summary>
internal sealed class AccessCollector
{
    private readonly AffineForms affine;
    private readonly List<Access> accesses = [];
    private readonly List<(Expr Node, IReadOnlyList<PathStep> Path)> tests = [];
    private readonly List<PathStep> path = [];
    private readonly Dictionary<int, IReadOnlyList<PathStep>> loopPaths = [];

    public AccessCollector(Block block, AffineForms affine)
    {
        this.affine = affine;
        Visit(block);
    }

    public IReadOnlyList<Access> Accesses => accesses;

    /// <summary>Tests of overflow, of slices and of the indices in them, each with the way to it; those in the header of a loop belong to it.</summary>
    public IReadOnlyList<(Expr Node, IReadOnlyList<PathStep> Path)> Tests => tests;

    /// <summary>The way to each loop by its id, the loop itself as the last step.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<PathStep>> LoopPaths => loopPaths;

    private void Visit(Block block)
    {
        foreach (Stmt statement in block.Statements)
            Visit(statement);
    }

    private void Visit(Stmt statement)
    {
        foreach (Expr expr in statement.Expressions())
            Visit(expr);
        switch (statement)
        {
            case Store store:
                Add(store.Id, store.Buffer, isStore: true, store.Index);
                break;
            case If branch:
                Within(new Under(branch.Condition, true), () => Visit(branch.Then));
                Within(new Under(branch.Condition, false), () => Visit(branch.Else));
                break;
            case While { TestsFirst: true } loop:
                Within(new Under(loop.Condition, true), () => Visit(loop.Body));
                break;
            case While loop:
                Visit(loop.Body);
                break;
            case For loop:
                Within(new InLoop(loop), () =>
                {
                    loopPaths[loop.Id] = path.ToList();
                    tests.AddRange(loop.Ends().Where(e => e.IsTest()).Select(e => (e, loopPaths[loop.Id])));
                    Visit(loop.Body);
                });
                break;
        }
    }

    private void Visit(Expr expr)
    {
        switch (expr)
        {
            case ShortCircuit both:
                Visit(both.Left);
                Within(new Under(both.Left, both.IsAnd), () => Visit(both.Right));
                return;
            case Select select:
                Visit(select.Condition);
                Within(new Under(select.Condition, true), () => Visit(select.WhenTrue));
                Within(new Under(select.Condition, false), () => Visit(select.WhenFalse));
                return;
        }

        foreach (Expr child in expr.Children())
            Visit(child);
        if (expr.IsTest())
            tests.Add((expr, path.ToList()));
        if (expr is RowLength length)
            Add(length.Id, length.Buffer, isStore: false, EquatableArray.Of(length.Row));
        if (expr is Load load)
            Add(load.Id, load.Buffer, isStore: false, load.Index);
    }

    private void Within(PathStep step, System.Action visit)
    {
        path.Add(step);
        visit();
        path.RemoveAt(path.Count - 1);
    }

    private void Add(int id, KernelBuffer buffer, bool isStore, EquatableArray<Expr> index) =>
        accesses.Add(new Access(id, buffer, isStore, index, index.Select(affine.Of).ToList(), path.ToList()));
}
