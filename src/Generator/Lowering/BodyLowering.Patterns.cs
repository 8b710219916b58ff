using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content><c>switch</c> and patterns over numbers: chains of comparisons.</content>
internal sealed partial class BodyLowering
{
    private void LowerSwitch(ISwitchOperation choice, ImmutableArray<Stmt>.Builder target)
    {
        Expr? value = LowerExpression(choice.Value) is { } switched ? Once(switched, choice.Value.Syntax) : null;
        var sections = new List<(Expr Condition, Block Body)>();
        Block otherwise = Block.Empty;
        foreach (ISwitchCaseOperation section in choice.Cases)
        {
            Expr? condition = value is null ? null : LowerClauses(section, value);
            Block body = LowerSection(section, choice.ExitLabel);
            if (section.Clauses.Any(c => c is IDefaultCaseClauseOperation))
                otherwise = body;
            else if (condition is not null)
                sections.Add((condition, body));
        }

        // The default runs only if nothing else matches, wherever it stands.
        for (int k = sections.Count - 1; k >= 0; k--)
            otherwise = Block.Of(new If(context.NextId(choice.Cases[k].Syntax), sections[k].Condition, sections[k].Body, otherwise));
        target.AddRange(Within(choice.ExitLabel, otherwise).Statements);
    }

    private Expr? LowerClauses(ISwitchCaseOperation section, Expr value)
    {
        Expr? any = null;
        foreach (ICaseClauseOperation clause in section.Clauses)
        {
            Expr? matches = clause switch
            {
                IDefaultCaseClauseOperation => null,
                ISingleValueCaseClauseOperation { Value: var constant } => LowerEqual(value, constant),
                IPatternCaseClauseOperation { Pattern: var pattern, Guard: var guard } => LowerGuarded(value, pattern, guard),
                _ => Nothing(clause),
            };
            if (matches is not null)
                any = any is null ? matches : new ShortCircuit(IsAnd: false, any, matches);
        }

        return any;
    }

    /// <summary>The statements of a section; a break at its end says nothing.</summary>
    private Block LowerSection(ISwitchCaseOperation section, ILabelSymbol exit)
    {
        var statements = ImmutableArray.CreateBuilder<Stmt>();
        IEnumerable<IOperation> body = section.Body is [IBlockOperation block] ? block.Operations : section.Body;
        foreach (IOperation statement in body)
        {
            if (statement is not IBranchOperation jump || !SymbolEqualityComparer.Default.Equals(jump.Target, exit))
                LowerStatement(statement, statements);
        }

        return new Block(new EquatableArray<Stmt>(statements.ToImmutable()));
    }

    private Expr? LowerSwitchExpression(ISwitchExpressionOperation choice)
    {
        if (ScalarOf(choice.Type) is null)
            return Nothing(choice);
        return LowerArms(choice)?.Number;
    }

    private Value? LowerArms(ISwitchExpressionOperation choice)
    {
        if (LowerExpression(choice.Value) is not { } switched)
            return null;
        if (choice.Arms.Last() is not { Pattern: IDiscardPatternOperation, Guard: null })
        {
            context.Report(Descriptors.Switch, choice.Syntax, "end it with an arm '_ => ...', so that it cannot throw");
            return null;
        }

        Expr value = Once(switched, choice.Value.Syntax);
        Operand? result = null;
        foreach (ISwitchExpressionArmOperation arm in choice.Arms.Reverse())
        {
            // What an arm before this one decides about is evaluated only where that does not match.
            ImmutableArray<Stmt>.Builder? outer = before;
            before = ImmutableArray.CreateBuilder<Stmt>();
            Expr? condition = LowerGuarded(value, arm.Pattern, arm.Guard);
            Operand? chosen = Conditionally(arm.Value);
            Value? given = condition is null || chosen is not { } here ? null
                : result is not { } otherwise ? here.Value
                : Choose(condition, here, otherwise, arm.Syntax);
            Block statements = result is null && chosen is { } last ? last.Statements : new Block(before.ToEquatable());
            before = outer;
            if (given is null)
                return null;
            result = new Operand(statements, given);
        }

        before!.AddRange(result!.Value.Statements.Statements);
        return result.Value.Value;
    }

    private Expr? LowerIsPattern(IIsPatternOperation test) =>
        LowerExpression(test.Value) is { } value ? LowerPattern(Once(value, test.Value.Syntax), test.Pattern) : null;

    private Expr? LowerGuarded(Expr value, IPatternOperation pattern, IOperation? guard)
    {
        Expr? matches = LowerPattern(value, pattern);
        if (guard is null)
            return matches;
        Operand? also = Conditionally(guard);
        return matches is null || also is not { } second ? null : Both(isAnd: true, matches, second, guard.Syntax);
    }

    private Expr? LowerPattern(Expr value, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Constant.Bool(true);
            case IConstantPatternOperation { Value: var constant }:
                return LowerEqual(value, constant);
            case IRelationalPatternOperation { Value: var bound } relational when CompareOperator(relational.OperatorKind) is { } op && ConstantOf(bound) is { } limit:
                return Compared(op, value, limit, bound.Syntax);
            case INegatedPatternOperation { Pattern: var negated }:
                return LowerPattern(value, negated) is { } matches ? new Unary(UnaryOp.LogicalNot, matches) : null;
            case IBinaryPatternOperation both:
                Expr? left = LowerPattern(value, both.LeftPattern);
                Expr? right = LowerPattern(value, both.RightPattern);
                return left is null || right is null ? null : new ShortCircuit(both.OperatorKind == BinaryOperatorKind.And, left, right);
            default:
                context.Report(Descriptors.Construct, pattern.Syntax, "This pattern", "use constants, comparisons, 'and', 'or' and 'not'");
                return null;
        }
    }

    /// <summary>What a constant pattern tests, which matches NaN, unlike '=='.</summary>
    private Expr? LowerEqual(Expr value, IOperation constant)
    {
        if (ConstantOf(constant) is not { } expected || expected.Type != value.Type)
            return Nothing(constant);
        if (value.Type == ScalarType.Boolean)
            return expected.Bits != 0 ? value : new Unary(UnaryOp.LogicalNot, value);
        bool isNan = expected.Type.IsFloating() && double.IsNaN(expected.AsDouble());
        return isNan ? Compared(CompareOp.NotEqual, value, value, constant.Syntax) : Compared(CompareOp.Equal, value, expected, constant.Syntax);
    }

    /// <summary>A comparison of a copy of the value, in int where it is smaller.</summary>
    private Compare Compared(CompareOp op, Expr value, Expr limit, SyntaxNode syntax)
    {
        Expr Widened(Expr e) => e.Type.IsInteger() && e.Type.Size() < 4
            ? e is Constant constant ? Constant.Int((int)constant.Bits) : new Conversion(ScalarType.Int32, e)
            : e;
        Expr Copy(Expr e) => e.Rewrite(x => x is Load load ? load with { Id = context.NextId(syntax) } : x);
        return new Compare(op, Widened(Copy(value)), Widened(Copy(limit)));
    }
}
